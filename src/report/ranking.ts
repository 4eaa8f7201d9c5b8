import type { Cost } from "../plan/settings.js";
import type { CaseResult } from "../records/results.js";
import type { Group } from "./group.js";
import { ratio } from "./numbers.js";

/** How the cases of one table rank. */
export interface Ranking {
  /** Whether none that reached the target, not by chance, and stayed there cost less. */
  isBest(one: CaseResult): boolean;
  /** The cost until the hit against that of the best: "1.56x"; a dash where there is none. */
  versusBest(one: CaseResult): string;
}

/** Ranks the cases of a group. Older versions do not say by what: they ranked by iterations. */
export function rankingOf({ rows }: Group, cost: Cost = "iterations"): Ranking {
  const costOf = ({ steps, evaluations }: CaseResult) =>
    steps === null || cost === "iterations" ? steps : evaluations;
  const isSound = ({ settled, fragile }: CaseResult) => settled !== null && fragile !== true;
  const least = Math.min(
    ...rows.map(({ case: one }) => (isSound(one) ? (costOf(one) ?? Infinity) : Infinity)),
  );
  return {
    isBest: (one) => isSound(one) && costOf(one) === least,
    versusBest(one) {
      const own = one.fragile === true ? null : costOf(one);
      return ratio(own === null || least === 0 || least === Infinity ? null : own / least);
    },
  };
}

/** What ranks, for the foot of a screen. */
export function rankedWords(cost: Cost = "iterations"): string {
  return `ranked by ${cost} to the target.`;
}
