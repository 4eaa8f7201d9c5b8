import { PROFILE_KINDS } from "../../plan/profile-kinds.js";
import { profilesOf } from "./profiles-of.js";
import type { Compared } from "./solvers.js";
import type { Profiles } from "../../records/profiles.js";

/** The profiles of all cases, of the kinds that the parts of a run have; undefined where they have none. */
export function profilesOfParts(
  parts: readonly (Profiles | undefined)[],
  compared: Compared,
): Profiles | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  const kinds = PROFILE_KINDS.filter((kind) => parts.some((part) => part?.[kind] !== undefined));
  return profilesOf(compared, kinds);
}
