import type { Metric, RunResult } from "../run/types.js";
import type { CaseSettings, Cost } from "../plan/settings.js";
import type { Shard } from "../plan/shard.js";
import type { Summary } from "./summary.js";
import type { Sweep } from "./sweep-result.js";
import type { Tally } from "./tally.js";
import type { Tuning } from "./tuning.js";
import type { Profiles } from "./profiles.js";

/** The name and version of the document that `--json` prints. */
export const RESULTS_FORMAT = "optbench-results/1";

/** The name and version of the lines that `--reporter ndjson` writes. */
export const NDJSON_FORMAT = "optbench-ndjson/1";

/** Every status, the best first. */
export const STATUSES = [
  "reached",
  "budget",
  "stalled",
  "timeout",
  "escaped",
  "diverged",
  "error",
  "skipped",
] as const;

/**
 * One run: a function, an optimizer, a start and a seed, and what came of it. No NaN, no Infinity.
 * Older versions lack `lostAt`, `closest`, `linearRate` and the point of the best iterate.
 */
export interface CaseResult extends Omit<RunResult, "metric" | "hits" | "aocc" | "path"> {
  /** Unique in its document, and the key by which baselines know the case. */
  readonly id: string;
  /** Canonical: valid input again. */
  readonly function: string;
  /** The canonical name of the optimizer: valid input again. */
  readonly optimizer: string;
  /** What the user calls the row. */
  readonly label?: string;
  /** What the user calls the function. */
  readonly functionLabel?: string;
  /** The optimizer with what the user wrote at its default, "adam:lr=0.001"; only where there is such. */
  readonly written?: string;
  /**
   * Programs of other languages that computed a part of it, "Python 3.11.7": other machines need not
   * repeat its digits.
   */
  readonly external?: string;
  /** n. */
  readonly dimension: number;
  /** What seeded whatever is random in the case. */
  readonly seed: number;
  /** x_0, length n. */
  readonly start: readonly number[];
  /** Where they are not those of the document. */
  readonly settings?: CaseSettings;
  /** Only where it is not the metric of the settings: f* is unknown, and the gradient norm judges. */
  readonly metric?: Metric;
  /**
   * The target is reached by chance: not from most starts nearby, or not when the start moves by 10⁻³
   * or a value that was searched for by 0.1 %. Only of comparisons in which values were searched for.
   */
  readonly fragile?: true;
  /** First hits of the further targets, keyed by the target ("1e-2"). */
  readonly hits: Readonly<Record<string, number | null>>;
  /** As in a run. Older versions lack it. */
  readonly aocc?: number | null;
  /** x_0 … x_N. */
  readonly path?: readonly (readonly (number | null)[])[];
}

/** What all cases of a document share. */
export interface ResultSettings {
  /** What was kept of each case; its curve where nothing is said. */
  readonly keep?: "curve" | "hits" | "summary" | undefined;
  /** Updates that a run makes at most. */
  readonly iterations: number;
  /** Evaluations after which a run ends; only where there is such a limit. */
  readonly maxEvaluations?: number;
  /** The target: a run has reached it when its metric is at most this. */
  readonly tolerance: number;
  /** What judges the runs. */
  readonly metric: Metric;
  /** Further targets whose first hits are reported. */
  readonly targets: readonly number[];
  /** What ranks. Older versions lack it: they ranked by iterations. */
  readonly cost?: Cost;
  /** Whether runs begin again, at random points, when their method comes to its end; left out where not. */
  readonly restarts?: boolean;
}

/**
 * Where a document was made. No number in it depends on that, but for cases with status "timeout".
 */
export interface Environment {
  /** The version of optbench. */
  readonly optbench: string;
  /** As `process.version`: "v24.1.0"; "none" in a browser. */
  readonly node: string;
  /** As `process.platform`: "linux"; "browser". */
  readonly platform: string;
  /** As `process.arch`: "x64"; "unknown" in a browser. */
  readonly arch: string;
}

/** Which part of a plan a document is of, and what the whole is. */
export interface ShardRecord extends Shard {
  /** What the cases keep beside their results: "path", or the further metric of the curve. */
  readonly keeps: readonly string[];
  /** How many cases the whole plan has. */
  readonly cases: number;
  /** A fingerprint of their ids; documents that name no shard have none. */
  readonly ids?: string;
}

/** A plugin, as the user named it, and a fingerprint of its files. */
export interface PluginHash {
  /** As the user named it. */
  readonly name: string;
  /** A fingerprint of its files. */
  readonly hash: string;
}

/** What a document says before its cases. */
export interface ResultsHead {
  /** The name and version of the document. */
  readonly format: typeof RESULTS_FORMAT;
  /** What all cases share. */
  readonly settings: ResultSettings;
  /** Where it was made. */
  readonly environment: Environment;
  /** The fingerprint of the whole plan; a document made otherwise may have none. */
  readonly plan?: string;
  /**
   * The command that makes the numbers again, the same for all parts of a run; only where the cases
   * are a grid, and in files that are not old.
   */
  readonly command?: string;
  /** The plugins that it was made with, where there were any. */
  readonly plugins?: readonly PluginHash[];
  /** JSON has it where the part is not the whole. */
  readonly shard?: ShardRecord;
  /** How values were found, where they were searched for. */
  readonly tuning?: Tuning;
  /** How results depend on a parameter, where it was swept; there are no cases then. */
  readonly sweep?: Sweep;
}

/** The document that `--json` prints and `runBenchmark` returns: no NaN, no Infinity, no times. */
export interface Results extends ResultsHead {
  /** True when the run was interrupted: only finished cases are in the list. */
  readonly partial: boolean;
  /** All optimizers on all functions, as far as that was asked for. */
  readonly profiles?: Profiles;
  /** Over starts and seeds; only where an optimizer has several runs on a function. */
  readonly summaries?: readonly Summary[];
  /** The cases, in the order of the plan. */
  readonly cases: readonly CaseResult[];
  /** Counts over all cases, where these were not kept. */
  readonly tallies?: readonly Tally[];
}

/** A target as a key: always with an exponent, so that 0.01 and 1e-2 are one key. */
export function targetKey(target: number): string {
  let key = KEYS.get(target);
  if (key === undefined) {
    key = target.toExponential().replace("e+", "e");
    if (KEYS.size >= MOST_KEYS) KEYS.clear();
    KEYS.set(target, key);
  }
  return key;
}

/** The same few targets are asked for in each of many cases. */
const KEYS = new Map<number, string>();
const MOST_KEYS = 1000;
