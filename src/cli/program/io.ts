import type { Strays } from "../../bench/executors/strays.js";
import type { OutStream } from "../../terminal/look.js";

/** Everything outside the program that it may touch: given by bin/, or by a test. */
export interface Io {
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the package lies: the specs that ship are below it. */
  readonly packageRoot: URL;
  /** Relative paths start here. */
  readonly cwd: string;
  /** How many threads the machine can run at once. */
  readonly cores: number;
  /** Milliseconds, for progress alone. */
  now(): number;
  /**
   * From now on there is something to save: the first signal that asks the program to end is kept
   * for `interruption`. Before, and from the second on, a signal ends the process at once.
   */
  catchSignals(): void;
  /** The signal that asks the program to end, once there was one. */
  interruption(): "SIGINT" | "SIGTERM" | "SIGHUP" | null;
  /**
   * From now on code of the user's runs: what it throws where nobody can catch it is kept for the
   * case that has just run or told as the user's, and not taken for a bug of ours.
   */
  readonly expectStrays?: () => Strays;
}
