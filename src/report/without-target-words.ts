import type { WithoutTarget } from "../records/without-target.js";

/** How many cases come to none of their targets, and by what they are judged; null where none does. */
export function withoutTargetWords(counts: WithoutTarget): string | null {
  const { cases, of, near, alone, lacking, hasValues } = counts;
  if (cases === 0) return null;
  const best = hasValues ? "f - f* or f" : "f - f*";
  const by = [
    ...(near === 0 ? [] : [`${alone === 0 ? "" : `${near} `}judged by their best ${best}`]),
    ...(alone === 0 ? [] : [`${near === 0 ? "judged" : alone} by their status alone`]),
  ];
  const add = lacking === 0 ? "" : ` (-u adds the best ${best} of ${lacking})`;
  const judged = by.length === 0 ? "" : `: ${by.join(", ")}${add}`;
  return `${cases} of ${of} cases come to no target${judged}`;
}
