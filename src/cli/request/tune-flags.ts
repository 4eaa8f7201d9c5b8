import type { TuneOptions } from "../../records/tuning.js";
import { usage } from "../../core/errors.js";
import { SEARCH_SETTINGS } from "../../plan/search-settings.js";
import { flagOfField, type Flags } from "../flags/read-flags.js";

/** `--tune classic` means the spec: what follows an optional number may be something else. */
export function splitTune(
  spec: string | undefined,
  flags: Flags,
): { spec: string | undefined; flags: Flags } {
  const { tune } = flags;
  if (typeof tune !== "string") return { spec, flags };
  if (spec !== undefined || tune === "") throw usage(`--tune: '${tune}' is not a number`);
  return { spec: tune, flags: { ...flags, tune: true } };
}

/** How values are searched for; null where they are not. */
export function readTune(flags: Flags): TuneOptions | null {
  const { tune, trials = tune, objective, method, tuneFor } = flags;
  if (trials === undefined) {
    for (const key of ["objective", "method", "tuneFor"] as const) {
      if (flags[key] === undefined) continue;
      const flag = flagOfField(key);
      throw usage(`${flag} says how to search, and nothing is searched: add --tune`);
    }
    return null;
  }
  const defaults = SEARCH_SETTINGS;
  return {
    trials: typeof trials === "number" ? trials : defaults.trials.default,
    method: method ?? defaults.method.default,
    objective: objective ?? defaults.objective.default,
    scope: tuneFor ?? defaults.scope.default,
  };
}
