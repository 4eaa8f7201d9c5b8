import { columnsOfStream } from "../../terminal/look.js";
import type { Io } from "../program/io.js";

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

/** "12 of 48 cases, 8 s, 24 s left", as if the other cases took as long as those that are done. */
function describe(
  done: number,
  total: number | null,
  seconds: number,
  workers: number | undefined,
): string {
  const parts = [total === null ? `${done} runs` : `${done} of ${total} cases`, duration(seconds)];
  if (workers !== undefined) parts.splice(1, 0, workers === 1 ? "1 worker" : `${workers} workers`);
  if (total !== null && done > 0 && done < total)
    parts.push(`${duration(Math.ceil((seconds / done) * (total - done)))} left`);
  return parts.join(", ");
}

/** A time as people say it, no more exact than is useful while waiting. */
function duration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * Counts cases on stderr: in place on a terminal, a line now and then elsewhere.
 *
 * @param total null where nobody knows how many there will be
 * @param workers how many other processes compute, where others do
 */
export function startProgress(
  total: number | null,
  isShown: boolean,
  io: Io,
  workers?: () => number,
): Progress {
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
      const line = describe(done, total, (now - start) / 1000, workers?.());
      // what wraps could not be taken away again
      const room = columnsOfStream(io.stderr, io.env) - 1;
      io.stderr.write(isTerminal ? `\r\u001b[K${line.slice(0, room)}` : `${line}\n`);
    },
    clear() {
      if (shown) io.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}
