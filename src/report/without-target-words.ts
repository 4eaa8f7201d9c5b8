import type { WithoutTarget } from "../records/without-target.js";

/** How many cases come to none of their targets, by what they are judged, and how many start at it. */
export function withoutTargetWords(counts: WithoutTarget): string[] {
  const { cases, of, near, alone, lacking, hasValues } = counts;
  const atStart =
    counts.atStart === 0
      ? []
      : [`${counts.atStart} of ${of} cases start at the target: their 0 steps say nothing`];
  if (cases === 0) return atStart;
  const best = hasValues ? "f - f* or f" : "f - f*";
  const by = [
    ...(near === 0 ? [] : [`${alone === 0 ? "" : `${near} `}judged by their best ${best}`]),
    ...(alone === 0 ? [] : [`${near === 0 ? "judged" : alone} by their status alone`]),
  ];
  const add = lacking === 0 ? "" : ` (-u adds the best ${best} of ${lacking})`;
  const judged = by.length === 0 ? "" : `: ${by.join(", ")}${add}`;
  return [`${cases} of ${of} cases come to no target${judged}`, ...atStart];
}
