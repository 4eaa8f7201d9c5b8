import { bindFunction } from "../../bench/bind.js";
import type { Field, Path } from "../../report/contour/contour-field.js";
import { renderContour } from "../../report/contour/contour.js";
import type { Group } from "../../report/group.js";
import type { Look } from "../../report/look.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { functionOf, optimumOf, orNull } from "./problem.js";

/** The picture of a function with paths; null where it is not two-dimensional. */
export function drawContour(
  group: Omit<Group, "rows">,
  paths: readonly Path[],
  look: Look,
  catalogue: Catalogue,
): string | null {
  const field = fieldOf(group, catalogue);
  return field === null ? null : renderContour(field, paths, look);
}

/** What a contour needs of a function. */
function fieldOf(group: Omit<Group, "rows">, catalogue: Catalogue): Field | null {
  const fn = functionOf(group, catalogue);
  if (fn.dim !== 2) return null;
  const at = new Float64Array(2);
  const g = new Float64Array(2);
  const pair = (v: ArrayLike<number>) => [v[0], v[1]] as [number, number];
  const optimum = optimumOf(group, catalogue);
  return orNull(() => {
    const objective = bindFunction(fn);
    const { lower, upper } = fn.definition.domain(2, fn.values);
    return {
      title: group.function,
      valueAt(x, y) {
        at[0] = x;
        at[1] = y;
        // a function of the user's may throw where it is drawn: there it has no value
        return orNull(() => objective.valueAndGradient(at, g)) ?? NaN;
      },
      box: { lower: pair(lower), upper: pair(upper) },
      start: pair(group.start),
      minimisers: (optimum?.points ?? []).map(pair),
      minimum: optimum?.value ?? null,
    };
  });
}
