import { METHODS, OBJECTIVES, SCOPES, type TuneOptions } from "../../records/tuning.js";
import { usage } from "../../core/errors.js";
import { parseNumber } from "../../core/params.js";
import { readNumber, readWord } from "../program/flags.js";

/** The flags that say how values are searched for. */
export interface TuneFlags {
  /** Of `run`: alone, or with the number of trials. */
  readonly tune?: string | boolean;
  /** Of `tune`. */
  readonly trials?: string;
  readonly objective?: string;
  readonly method?: string;
  readonly tuneFor?: string;
}

const DEFAULT_TRIALS = 40;
const TRIALS = { range: "[1, 10000]", integer: true };

/** `--tune classic` means the spec: what follows an optional number may be something else. */
export function splitTune<F extends TuneFlags>(
  spec: string | undefined,
  flags: F,
): { spec: string | undefined; flags: F } {
  const { tune } = flags;
  const isSpec = typeof tune === "string" && spec === undefined && parseNumber(tune) === undefined;
  return isSpec && tune !== "" ? { spec: tune, flags: { ...flags, tune: true } } : { spec, flags };
}

/** How values are searched for; null where they are not. */
export function readTune(flags: TuneFlags): TuneOptions | null {
  const { tune, trials, objective = "steps", method = "refine", tuneFor = "each" } = flags;
  if (tune === undefined && trials === undefined) {
    for (const key of ["objective", "method", "tuneFor"] as const) {
      if (flags[key] === undefined) continue;
      const flag = key === "tuneFor" ? "--tune-for" : `--${key}`;
      throw usage(`${flag} says how to search, and nothing is searched: add --tune`);
    }
    return null;
  }
  const [flag, count] = trials === undefined ? ["--tune", tune] : ["--trials", trials];
  return {
    trials: typeof count === "string" ? readNumber(flag, count, TRIALS) : DEFAULT_TRIALS,
    method: readWord("--method", method, METHODS),
    objective: readWord("--objective", objective, OBJECTIVES),
    scope: readWord("--tune-for", tuneFor, SCOPES),
  };
}
