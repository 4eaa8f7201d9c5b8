import { PROFILE_KINDS } from "../../plan/profile-kinds.js";
import { JsonFields } from "../../records/json-fields.js";
import { profilesOf } from "./profiles-of.js";
import type { Profiles } from "../../records/profiles.js";
import type { Compared } from "./solvers.js";

const COMMON = ["cost", "problems", "functions", "leftOut", "scores"];

/**
 * The profiles of a document that was read. What stands in it says which there are; the figures are
 * computed from the cases again, so that they are theirs.
 */
export function readProfiles(value: unknown, compared: Compared, place: string): Profiles {
  const fields = new JsonFields(value, place, [...COMMON, ...PROFILE_KINDS]);
  return profilesOf(
    compared,
    PROFILE_KINDS.filter((kind) => fields.has(kind)),
  );
}
