import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, OptbenchError, usage } from "../core/errors.js";

/** How long a server may be away: a restart takes seconds, a switch of machines a minute. */
const PATIENCE_MS = 60_000;
/** How long it has for one answer. */
const ANSWER_MS = 15_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/** How long a server that is away is waited for. */
export interface Patience {
  /** What messages say it waits for. */
  readonly shown: string;
  /** Whether nobody wants to wait any longer. */
  readonly isInterrupted: () => boolean;
  readonly patienceMs?: number;
}

/**
 * Asks a server, again and again while it is away. Throws a usage error when that takes too long, and
 * whatever is thrown on purpose at once.
 */
export async function patiently<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  const { shown, isInterrupted, patienceMs = PATIENCE_MS } = patience;
  const until = Date.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await answered(ask());
    } catch (error) {
      if (error instanceof OptbenchError) throw error;
      if (Date.now() + pause > until || isInterrupted()) {
        throw usage(`lost ${shown}: ${messageOf(error)}`);
      }
      await sleep(pause);
    }
  }
}

/** The answer of a server; rejects where it takes too long. */
export function answered<T>(answer: Promise<T>): Promise<T> {
  return within(ANSWER_MS, answer);
}

/** Rejects where a promise takes longer: clients that reconnect keep what is asked of them for ever. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
