import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from "node:worker_threads";
import { ANSWER } from "./protocol.js";
import { endText, type EndReason } from "./end-reason.js";
import { EVENT, SIGNAL, type Command, type Memory, type PipesData } from "./shared-state.js";

/** The wait is cut into slices, so that a thread can be ended while it waits. */
const SLICE_MS = 100;
/** So long the end of a program that is killed is waited for. */
const END_MS = 1000;

/** How a program is told apart from its end: what it was doing is for the caller to say. */
export class ProgramEnded extends Error {
  /** @param words what it said last, its lines as they are */
  constructor(
    readonly reason: EndReason,
    readonly words: string,
  ) {
    super(endText(reason));
  }
}

/** A frame of the program. The numbers are good until the next exchange. */
export interface Answer {
  readonly kind: number;
  readonly numbers: Float64Array;
}

/**
 * A program in another language, as functions that wait: a thread of its own has the pipes, and this
 * one sleeps until there is an answer.
 */
export class Channel {
  readonly #signals = new Int32Array(new SharedArrayBuffer(4 * SIGNAL.length));
  readonly #port: MessagePort;
  readonly #worker: Worker;
  #request: Float64Array<SharedArrayBuffer> = shared(0);
  #answer: Float64Array<SharedArrayBuffer> = shared(0);
  #heard = 0;
  #end: ProgramEnded | undefined;

  /** @param pipes the file of the thread that owns the pipes */
  constructor(command: Command, pipes: URL) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: PipesData = { command, port: port2, signals: this.#signals };
    this.#worker = new Worker(pipes, { workerData, transferList: [port2] });
    this.#worker.on("error", () => {});
    // neither keeps the process alive
    this.#worker.unref();
    port1.unref();
    this.#reserve(64);
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** Waits for the greeting: the text behind the word `optbench`. */
  greeting(seconds: number): string {
    this.#wait(seconds, "its greeting");
    const text = this.#read();
    if (typeof text !== "string") throw new Error("its greeting is lost");
    return text;
  }

  /** Room for a request of so many numbers, to be filled before `exchange`. */
  room(count: number): Float64Array {
    if (count > this.#request.length) this.#reserve(count);
    return this.#request;
  }

  /**
   * Sends the first `count` numbers of the room and waits for the answer.
   * Throws a ProgramEnded where there is none within the time, and ends the program then.
   */
  exchange(count: number, seconds: number, what: string): Answer {
    if (this.#end !== undefined) throw this.#end;
    const signals = this.#signals;
    Atomics.store(signals, SIGNAL.bytes, 8 * count);
    Atomics.add(signals, SIGNAL.request, 1);
    if (Atomics.notify(signals, SIGNAL.request) === 0) this.#port.postMessage(null);
    this.#wait(seconds, what);
    const kind = Atomics.load(signals, SIGNAL.kind);
    const length = Atomics.load(signals, SIGNAL.count);
    if (kind !== EVENT.long) return { kind, numbers: this.#answer.subarray(0, length) };
    const long = this.#read() as { kind: number; bytes: Uint8Array };
    if (long.kind !== ANSWER.failed)
      return { kind: long.kind, numbers: new Float64Array(long.bytes.slice().buffer) };
    throw failureOf(new TextDecoder().decode(long.bytes));
  }

  /** Ends the program, whatever it does. */
  close(): void {
    this.#end ??= new ProgramEnded({ code: null, signal: null }, "");
    this.#kill();
    void this.#worker.terminate();
  }

  #wait(seconds: number, what: string): void {
    const signals = this.#signals;
    const deadline = performance.now() + 1000 * seconds;
    while (Atomics.load(signals, SIGNAL.answer) === this.#heard) {
      Atomics.wait(signals, SIGNAL.answer, this.#heard, SLICE_MS);
      if (performance.now() < deadline) continue;
      if (Atomics.load(signals, SIGNAL.answer) !== this.#heard) break;
      throw this.#giveUp(`${what} took more than ${seconds} s`);
    }
    this.#heard++;
    if (Atomics.load(signals, SIGNAL.kind) !== EVENT.ended) return;
    const { reason, words } = this.#read() as { reason: EndReason; words: string };
    this.#end = new ProgramEnded(reason, words);
    throw this.#end;
  }

  #giveUp(reason: string): ProgramEnded {
    this.#kill();
    const deadline = performance.now() + END_MS;
    while (
      Atomics.load(this.#signals, SIGNAL.answer) === this.#heard &&
      performance.now() < deadline
    ) {
      Atomics.wait(this.#signals, SIGNAL.answer, this.#heard, SLICE_MS);
    }
    const last = this.#read() as { words?: string } | undefined;
    this.#end = new ProgramEnded(reason, last?.words ?? "");
    return this.#end;
  }

  #kill(): void {
    const pid = Atomics.load(this.#signals, SIGNAL.pid);
    try {
      if (pid > 0) process.kill(pid, "SIGKILL");
    } catch {
      // it has ended by itself
    }
  }

  #read(): unknown {
    return receiveMessageOnPort(this.#port)?.message as unknown;
  }

  #reserve(count: number): void {
    this.#request = shared(2 * count);
    this.#answer = shared(2 * count);
    const memory: Memory = {
      request: new Uint8Array(this.#request.buffer),
      answer: new Uint8Array(this.#answer.buffer),
    };
    this.#port.postMessage(memory);
  }
}

function shared(count: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(new SharedArrayBuffer(8 * count));
}

/** The first line of the text is what went wrong, the others say where. */
function failureOf(text: string): Error {
  const [first, ...trace] = text.split("\n");
  const error = new Error(first);
  error.stack = [`Error: ${first}`, ...trace].join("\n");
  return error;
}
