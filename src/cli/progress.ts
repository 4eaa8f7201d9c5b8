import type { Io } from "./io.js";

/** Progress on stderr. */
export interface Progress {
  tick(done: number): void;
  /** Takes away what is shown in place, so that something else can be written. */
  clear(): void;
}

/** On a terminal nothing before this, then often … */
const FIRST_MS = 500;
const TERMINAL_EVERY_MS = 100;
/** … elsewhere nothing before this, then a line now and then. */
const FIRST_ELSEWHERE_MS = 10_000;
const ELSEWHERE_EVERY_MS = 30_000;

/** Counts cases on stderr: in place on a terminal, a line now and then elsewhere. */
export function startProgress(total: number, isShown: boolean, io: Io): Progress {
  if (!isShown) return { tick() {}, clear() {} };
  const isTerminal = io.stderr.isTTY === true && io.env["TERM"] !== "dumb";
  const every = isTerminal ? TERMINAL_EVERY_MS : ELSEWHERE_EVERY_MS;
  const start = io.now();
  let next = start + (isTerminal ? FIRST_MS : FIRST_ELSEWHERE_MS);
  let shown = false;
  return {
    tick(done) {
      const now = io.now();
      if (now < next) return;
      next = now + every;
      shown = isTerminal;
      const seconds = Math.round((now - start) / 1000);
      const line = `${done} of ${total} cases, ${seconds} s`;
      io.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    clear() {
      if (shown) io.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}
