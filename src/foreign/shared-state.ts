import type { MessagePort } from "node:worker_threads";

/** How a program is started. */
export interface Command {
  /** The program and its arguments; no shell reads them. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** What its environment has besides ours. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is heard what it says on standard error before its greeting. */
  readonly isHeard: boolean;
}

/** What the thread that owns the pipes is started with. */
export interface PipesData {
  readonly command: Command;
  readonly port: MessagePort;
  /** Signals that both sides share; see `SIGNAL`. */
  readonly signals: Int32Array;
}

/** The places of the signals. */
export const SIGNAL = {
  /** Counts the requests; written by the loop. */
  request: 0,
  /** Counts what came of them, the greeting first; written by the thread of the pipes. */
  answer: 1,
  /** Kind of the present answer: one of `ANSWER`, or one of `EVENT`. */
  kind: 2,
  /** How many numbers it has. */
  count: 3,
  /** Bytes of the present request. */
  bytes: 4,
  /** Process id of the program, once it has one. */
  pid: 5,
  length: 6,
} as const;

/** What an answer may be beside the kinds of frames. Its text comes through the port. */
export const EVENT = { greeting: -1, ended: -2, long: -3 } as const;

/** Sent to the thread of the pipes: memory of another size, or what does not fit into it. */
export interface Memory {
  readonly request: Uint8Array;
  readonly answer: Uint8Array;
}
