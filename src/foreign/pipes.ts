import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { type Frame, FrameReader, shownBytes } from "./frame-reader.js";
import type { EndReason } from "./end-reason.js";
import { EVENT, SIGNAL, type Memory, type PipesData } from "./shared-state.js";

/*
 * The thread that owns the pipes of a program in another language. It waits for requests of the loop
 * and for what the program answers, so that the loop may wait for both without an event loop of its
 * own. This file is a bundle of its own; see channel.ts for the other side.
 */

/** So long it waits for the next request before it looks at its pipes; a step takes less. */
const PATIENCE_MS = 2;
/** So much a program may print before its greeting, and so long its greeting may be. */
const MOST_BEFORE = 1 << 16;
const LONGEST_GREETING = 1 << 22;
/** So much of its last words is kept. */
const LAST_WORDS = 4096;

class Pipes {
  readonly #reader = new FrameReader();
  readonly #child: ChildProcess;
  #memory: Memory | undefined;
  #sent = Buffer.alloc(0);
  #taken = 0;
  #isAsked = true;
  #hasGreeted = false;
  #early = Buffer.alloc(0);
  #words = Buffer.alloc(0);
  #broken: string | undefined;

  constructor(private readonly data: PipesData) {
    const { command, port, signals } = data;
    const [program, ...args] = command.argv;
    this.#child = spawn(program, args, {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      stdio: "pipe",
      windowsHide: true,
    });
    const { stdin, stdout, stderr, pid } = this.#child;
    Atomics.store(signals, SIGNAL.pid, pid ?? 0);
    this.#child.on("error", (error: NodeJS.ErrnoException) =>
      this.#end(reasonOf(error, program, command.cwd)),
    );
    // its number may be that of another process soon, which nobody may end
    this.#child.on("exit", () => Atomics.store(signals, SIGNAL.pid, 0));
    this.#child.on("close", (code, signal) => this.#end({ code, signal }));
    // the end of the program says it better
    stdin!.on("error", () => {});
    stdout!.on("data", (piece: Buffer) => this.#hear(piece));
    stderr!.on("data", (piece: Buffer) => this.#note(piece));
    port.on("message", (message: Memory | null) => {
      if (message !== null) this.#memory = message;
      this.#send();
    });
  }

  /** Sends the request that waits, if there is one. */
  #send(): void {
    const { signals, port } = this.data;
    const request = Atomics.load(signals, SIGNAL.request);
    if (request === this.#taken) return;
    for (let next = receiveMessageOnPort(port); next !== undefined;) {
      if (next.message !== null) this.#memory = next.message as Memory;
      next = receiveMessageOnPort(port);
    }
    this.#taken = request;
    this.#isAsked = true;
    this.#child.stdin!.write(this.#copyOf(Atomics.load(signals, SIGNAL.bytes)));
  }

  /** The request as bytes that may be written, for what is shared may not. */
  #copyOf(length: number): Buffer {
    const { request } = this.#memory!;
    // a program may answer before it has read all: what it still has to read stays as it is
    const isFree = this.#child.stdin!.writableLength === 0;
    if (!isFree || this.#sent.length < length) this.#sent = Buffer.allocUnsafeSlow(request.length);
    this.#sent.set(request.subarray(0, length));
    return this.#sent.subarray(0, length);
  }

  /** What the program writes on its standard output. */
  #hear(piece: Buffer): void {
    if (this.#broken !== undefined) return;
    if (!this.#hasGreeted) return this.#hearGreeting(piece);
    if (!this.#isAsked) return this.#break(`it writes without being asked: ${shownBytes(piece)}`);
    let frame: Frame | null;
    try {
      frame = this.#reader.take(piece);
    } catch (error) {
      return this.#break((error as Error).message);
    }
    if (frame === null) return;
    const { kind, count, bytes } = frame;
    const answer = this.#memory!.answer;
    if (kind !== 1 && bytes.length <= answer.length) {
      answer.set(bytes);
      this.#answer(kind, count);
    } else {
      this.data.port.postMessage({ kind, bytes: Uint8Array.from(bytes) });
      this.#answer(EVENT.long, count);
    }
    // the next request mostly comes at once: to be woken for it costs less than the event loop
    Atomics.wait(this.data.signals, SIGNAL.request, this.#taken, PATIENCE_MS);
    this.#send();
  }

  #hearGreeting(piece: Buffer): void {
    this.#early = Buffer.concat([this.#early, piece]);
    for (;;) {
      const isGreeting = this.#early.subarray(0, 9).equals(Buffer.from("optbench "));
      const end = this.#early.indexOf(10);
      const most = isGreeting ? LONGEST_GREETING : MOST_BEFORE;
      if (end < 0 || end > most) {
        if (this.#early.length > most)
          this.#break(`it writes no greeting: ${shownBytes(this.#early)}`);
        return;
      }
      const line = this.#early.subarray(0, end);
      this.#early = this.#early.subarray(end + 1);
      if (!isGreeting) {
        this.#note(Buffer.concat([line, Buffer.from("\n")]));
        if (this.#words.length > MOST_BEFORE) return this.#break("it prints and does not greet");
        continue;
      }
      this.#hasGreeted = true;
      if (this.data.command.isHeard && this.#words.length > 0) say(this.#words);
      this.#words = Buffer.alloc(0);
      this.data.port.postMessage(line.subarray(9).toString());
      this.#answer(EVENT.greeting, 0);
      if (this.#early.length > 0) this.#break("it writes without being asked");
      return;
    }
  }

  /** What the program says on its standard error: heard at once, but its last words are kept. */
  #note(piece: Buffer): void {
    if (this.#hasGreeted) say(piece);
    const most = this.#hasGreeted ? LAST_WORDS : MOST_BEFORE + LAST_WORDS;
    this.#words = Buffer.concat([this.#words, piece]).subarray(-most);
  }

  /** Gives the program up, for a reason that is better than what it will end with. */
  #break(reason: string): void {
    this.#broken = reason;
    this.#child.kill("SIGKILL");
  }

  #end(reason: EndReason): void {
    this.data.port.postMessage({ reason: this.#broken ?? reason, words: this.#words.toString() });
    this.#answer(EVENT.ended, 0);
    this.data.port.close();
  }

  #answer(kind: number, count: number): void {
    const { signals } = this.data;
    this.#isAsked = false;
    Atomics.store(signals, SIGNAL.kind, kind);
    Atomics.store(signals, SIGNAL.count, count);
    Atomics.add(signals, SIGNAL.answer, 1);
    Atomics.notify(signals, SIGNAL.answer);
  }
}

function say(words: Uint8Array): void {
  try {
    writeSync(2, words);
  } catch {
    // nobody listens
  }
}

function reasonOf(
  { code, message }: NodeJS.ErrnoException,
  program: string,
  folder: string,
): string {
  // Node says the same of a program, of the one that reads it, and of the folder where it is to work
  if ((code === "ENOENT" || code === "ENOTDIR") && !isFolder(folder)) {
    return `cannot start '${program}': there is no folder '${folder}'`;
  }
  if (code === "ENOENT" && /[\\/]/.test(program) && existsSync(resolve(folder, program))) {
    return `cannot start '${program}': there is no program as its first line names it`;
  }
  if (code === "ENOENT") return `cannot start '${program}': there is no such program`;
  if (code === "EACCES") return `cannot start '${program}': it may not be run`;
  return `cannot start '${program}': ${message}`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What a thread does that is given a program. */
function own(data: PipesData): Pipes {
  return new Pipes(data);
}

own(workerData as PipesData);
