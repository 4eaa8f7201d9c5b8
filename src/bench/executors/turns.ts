import type { Run } from "../../run/run.js";

/** How long a turn takes, unless one iteration takes longer. */
const TURN_MS = 10;

/** A run, or several at once that have no time limit. */
interface Turned extends Pick<Run, "advance"> {
  timeOut?(): void;
}

/**
 * Makes a run in turns of some milliseconds, between which the caller may look around; when its
 * time is up, the run ends with status "timeout".
 *
 * A turn begins with one iteration and grows while it is short: a function may take nanoseconds or
 * seconds. A coarse clock will do where nothing depends on it: the other one takes time to load.
 *
 * @param timeout seconds; Infinity for as long as it takes
 * @param most the most iterations of a turn
 */
export function* turnsOf(run: Turned, timeout: number, most = Infinity): Generator<void, void> {
  const now = timeout === Infinity ? Date.now : () => performance.now();
  const end = now() + 1000 * timeout;
  for (let iterations = 0; ;) {
    const began = now();
    if (run.advance(iterations)) return;
    const ended = now();
    if (ended >= end) return run.timeOut?.();
    if (ended - began < TURN_MS / 4) iterations = Math.min(most, Math.max(1, 2 * iterations));
    else if (ended - began > TURN_MS) iterations = Math.ceil(iterations / 2);
    yield;
  }
}
