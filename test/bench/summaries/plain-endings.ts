import type { Landscape } from "../../../src/bench/summaries/endings.js";
import type { CaseResult } from "../../../src/records/results.js";
import type { Ending } from "../../../src/records/summary.js";

interface Place {
  readonly x: readonly number[];
  readonly minimiser: boolean;
  readonly value: number;
  readonly members: CaseResult[];
}

/** What `endingsOf` says, by comparing every run with every place: for runs of status "budget". */
export function plainEndings(
  cases: readonly CaseResult[],
  { optimum, domain }: Landscape,
): Ending[] {
  const side = (i: number, at: number) => {
    const width = domain === null ? NaN : domain.upper[i] - domain.lower[i];
    return width > 0 && width < Infinity ? width : Math.max(1, Math.abs(at));
  };
  const sides = Array.from(domain?.lower ?? [0], (_, i) => side(i, 1));
  const longest = Math.max(...sides);
  const places: Place[] = (optimum?.points ?? []).map((point) => ({
    x: Array.from(point),
    minimiser: true,
    value: optimum!.value,
    members: [],
  }));
  for (const one of cases) {
    const x = one.final.x.map((xi) => xi!);
    const value = one.final.value!;
    const place = places.find(
      (known) =>
        known.x.every((at, i) => Math.abs(x[i] - at) <= 1e-3 * side(i, at)) &&
        (Math.abs(value - known.value) <= 1e-3 * Math.max(1, Math.abs(known.value)) ||
          (known.minimiser && one.settled !== null)),
    );
    if (place !== undefined) place.members.push(one);
    else places.push({ x, minimiser: false, value, members: [one] });
  }
  return places
    .filter(({ minimiser, members }) =>
      minimiser
        ? members.length > 0
        : members.some(({ final }) => final.gradientNorm! * longest <= final.gap!),
    )
    .map(({ members, ...place }) => ({ ...place, runs: members.length }))
    .sort((a, b) => Number(b.minimiser) - Number(a.minimiser) || b.runs - a.runs);
}
