import { usage } from "../core/errors.js";
import type { Param, Params, ParamValue } from "../core/parameter.js";
import { endText, isClean } from "./end-reason.js";
import { Channel, ProgramEnded, type Answer } from "./channel.js";
import { readGreeting, type Greeting } from "./greeting.js";
import { ANSWER, REQUEST } from "./protocol.js";
import type { Command } from "./shared-state.js";

/** So long it may take to load a large library. */
const GREETING_S = 30;
/** So long an answer may take, where nobody says more. */
const ANSWER_S = 10;

/** How a program is started, and how long it is waited for. */
export interface ProgramOptions extends Command {
  /** What messages call it: "plugin ./mine.py". */
  readonly named: string;
  /** Seconds for each answer; the greeting has at least 30. */
  readonly timeout?: number | undefined;
  /** The file of the thread that owns the pipes. */
  readonly pipes: URL;
}

/** Something of a program's that was made for a run. */
export interface Made {
  /** Which program it lives in: one that has ended has taken it along. */
  readonly channel: Channel;
  readonly slot: number;
}

/**
 * A program in another language. It is started once, and again after it has ended: so the cases after
 * one that ends it do not hang on which case came before.
 */
export class Program {
  #channel: Channel | undefined;
  #greeted = "";
  #slots = 0;
  /** What is to be forgotten, told with the next request. */
  readonly #dropped: Made[] = [];
  readonly #lost = new FinalizationRegistry<Made>((made) => this.#dropped.push(made));

  constructor(private readonly options: ProgramOptions) {}

  /** What it has. Throws a usage error where it cannot be started or does not greet. */
  greeting(): Greeting {
    const { named } = this.options;
    try {
      this.#open();
    } catch (error) {
      if (!(error instanceof ProgramEnded)) throw error;
      const hint = isClean(error.reason) ? "a file in Python ends in optbench.serve(…)" : undefined;
      throw usage(this.#told(error, "before its greeting"), { field: named, hint });
    }
    return readGreeting(this.#greeted, named);
  }

  /** Makes definition `index` for n dimensions; it is forgotten there when `holder` is here. */
  make(index: number, n: number, params: Params, values: Values): (holder: object) => Made {
    const channel = this.#open();
    const slot = ++this.#slots;
    const numbers = [slot, index, n, ...numbersOf(params, values)];
    this.ask(channel, REQUEST.make, numbers, 0, "making it");
    return (holder) => {
      const made = { channel, slot };
      this.#lost.register(holder, made);
      return made;
    };
  }

  /** Where definition `index` begins and lies: start, lower, upper, f* and the points that attain it. */
  place(index: number, n: number, params: Params, values: Values): Float64Array {
    const numbers = [index, n, ...numbersOf(params, values)];
    const answer = this.ask(this.#open(), REQUEST.place, numbers, null, "its start");
    return answer.numbers.slice();
  }

  /** Sends a frame of few numbers; `expected` is how many come back, null for any number. */
  ask(
    channel: Channel,
    kind: number,
    numbers: readonly number[],
    expected: number | null,
    what: string,
  ): Answer {
    const room = channel.room(numbers.length + 2 + 3 * this.#dropped.length);
    const at = this.begin(channel, room, kind, numbers.length);
    room.set(numbers, at);
    const answer = this.exchange(channel, at + numbers.length, what);
    if (expected !== null && answer.numbers.length !== expected) {
      throw tooFew(what, answer.numbers.length, expected);
    }
    return answer;
  }

  /** Room for a frame of so many numbers and what goes before it. */
  room(channel: Channel, count: number): Float64Array {
    return channel.room(count + 2 + 3 * this.#dropped.length);
  }

  /** Writes the head of a frame; returns the place of its first number. */
  begin(channel: Channel, room: Float64Array, kind: number, count: number): number {
    let at = 0;
    for (let made = this.#dropped.pop(); made !== undefined; made = this.#dropped.pop()) {
      if (made.channel !== channel) continue;
      room[at++] = REQUEST.drop;
      room[at++] = 1;
      room[at++] = made.slot;
    }
    room[at++] = kind;
    room[at++] = count;
    return at;
  }

  /** Sends what was written and waits. Throws an Error with the program's last words where it ends. */
  exchange(channel: Channel, count: number, what: string): Answer {
    try {
      return channel.exchange(count, this.options.timeout ?? ANSWER_S, what);
    } catch (error) {
      if (!(error instanceof ProgramEnded)) throw error;
      throw new Error(this.#told(error, `during ${what}`), { cause: error });
    }
  }

  /** Ends it; what needs it later starts it again. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #open(): Channel {
    if (this.#channel !== undefined && !this.#channel.hasEnded) return this.#channel;
    const isFirst = this.#greeted === "";
    const { options } = this;
    const isHeard = options.isHeard && isFirst;
    this.#channel = new Channel({ ...options, isHeard }, options.pipes);
    const greeted = this.#channel.greeting(Math.max(options.timeout ?? 0, GREETING_S));
    if (!isFirst && greeted !== this.#greeted) {
      this.#channel.close();
      throw usage("it greets differently than before", { field: options.named });
    }
    this.#greeted = greeted;
    return this.#channel;
  }

  /** How it ended, and its last words. */
  #told({ reason, words }: ProgramEnded, when: string): string {
    const ended = endText(reason, when);
    const last = words.trimEnd().split("\n").at(-1)!.trim().slice(0, 300);
    return last === "" ? ended : `${ended}: ${last}`;
  }
}

type Values = Readonly<Record<string, ParamValue>>;

/** The values in the order of the greeting: a flag is 1 or 0, a word its place, null is NaN. */
function numbersOf(params: Params, values: Values): number[] {
  return Object.entries(params).map(([key, param]) => numberOf(param, values[key]));
}

function numberOf(param: Param, value: ParamValue): number {
  if (param.type === "choice") return param.values.indexOf(value as string);
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === null ? NaN : (value as number);
}

/** An answer of another length than asked for. */
export function tooFew(what: string, found: number, expected: number): Error {
  const numbers = (count: number) => `${count} number${count === 1 ? "" : "s"}`;
  return new Error(`${what} answers ${numbers(found)}, not ${expected}`);
}

/** Whether an answer asks back for f and ∇f. */
export function isAsking({ kind }: Answer): boolean {
  return kind === ANSWER.ask;
}
