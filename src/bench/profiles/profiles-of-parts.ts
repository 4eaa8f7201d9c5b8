import { PROFILE_KINDS } from "../../plan/profile-kinds.js";
import type { CaseResult } from "../../records/results.js";
import { profilesOf } from "./profiles-of.js";
import type { Profiles } from "../../records/profiles.js";

/** The profiles of all cases, of the kinds that the parts of a run have; undefined where they have none. */
export function profilesOfParts(
  parts: readonly (Profiles | undefined)[],
  cases: readonly CaseResult[],
): Profiles | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  const kinds = PROFILE_KINDS.filter((kind) => parts.some((part) => part?.[kind] !== undefined));
  return profilesOf({ cases }, kinds);
}
