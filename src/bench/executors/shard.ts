import { OptbenchError } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Settings } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";
import { runCases } from "./run-cases.js";
import { tellEarlyStrays, type Strays } from "./strays.js";

/** Some cases on their way to a thread. */
export interface Shard {
  readonly settings: Settings;
  readonly cases: readonly SentCase[];
  /** Shared by both sides; see `SIGNALS`. */
  readonly signals: Int32Array;
}

/** A case whose start is fast to copy. */
type SentCase = Omit<Case, "start"> & { readonly start: Float64Array };

/** The places of `Shard.signals`. */
export const SIGNALS = {
  /**
   * Written by the thread: one more than the index of the case that it runs; 0 before the first, and
   * `SEVERAL` while it runs several at once.
   */
  running: 0,
  /** Written by the other side: 1 asks to stop. */
  stop: 1,
  count: 2,
} as const;

/** What a thread says that runs several cases at once. */
export const SEVERAL = -1;

/** What a thread answers. */
export type ShardAnswer = ShardOutcome & {
  /** What the thread's timers and callbacks threw meanwhile, in words. */
  readonly thrown?: readonly string[];
};

type ShardOutcome =
  | {
      /** Of the first cases of the shard: of all, unless it was asked to stop. Their starts stay behind. */
      readonly results: readonly CaseResult[];
      readonly elapsedMs: number;
    }
  /** Thrown on purpose; errors of ours lose their class on the way between threads. */
  | { readonly refused: Pick<OptbenchError, "code" | "problem" | "details"> }
  /** Thrown by a bug of ours or of the catalogue's author. */
  | { readonly failed: unknown };

export function packCase(one: Case): SentCase {
  return { ...one, start: Float64Array.from(one.start) };
}

/** The side of the thread: runs a shard. Never throws. */
export async function runShard(
  { settings, cases, signals }: Shard,
  openCatalogue: () => Promise<Catalogue>,
  strays?: Strays,
): Promise<ShardAnswer> {
  try {
    const catalogue = await openCatalogue();
    if (strays !== undefined) await tellEarlyStrays(strays);
    const began = performance.now();
    const isStopped = () => Atomics.load(signals, SIGNALS.stop) === 1;
    const onNext = (place: number | null) =>
      Atomics.store(signals, SIGNALS.running, place === null ? SEVERAL : place + 1);
    const plan = {
      settings,
      cases: cases.map((one) => ({ ...one, start: Array.from(one.start) })),
    };
    const outside = { catalogue, now: Date.now, isInterrupted: isStopped, strays, onNext };
    const results: CaseResult[] = [];
    for await (const one of runCases(plan, outside)) results.push({ ...one, start: [] });
    return { results, elapsedMs: performance.now() - began };
  } catch (error) {
    if (!(error instanceof OptbenchError)) return { failed: error };
    return { refused: { code: error.code, problem: error.problem, details: error.details } };
  }
}
