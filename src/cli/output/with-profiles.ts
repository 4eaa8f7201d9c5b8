import type { Results } from "../../records/results.js";
import type { ProfileKind } from "../../plan/profile-kinds.js";

/** Results with the profiles asked for; as they are where none is. */
export async function withProfiles(
  results: Results,
  kinds: readonly ProfileKind[],
): Promise<Results> {
  if (kinds.length === 0) return results;
  const { profilesOf } = await import("../../bench/profiles/profiles-of.js");
  const { cases, ...head } = results;
  return { ...head, profiles: profilesOf(results, kinds), cases };
}
