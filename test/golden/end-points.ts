import type { Trajectory } from "./cases.js";
import type { OurRun } from "./replay.js";

/**
 * Where a run of ours ends, beside one of another method:
 * - `there`: in the same minimum;
 * - `lower`: in a lower one; the other method has ended above the least value, in a local minimum;
 * - `arrived`: no higher than the other method, which had not ended when it was last recorded;
 * - `elsewhere`: none of these.
 */
export type End = "there" | "lower" | "arrived" | "elsewhere";

/** What is not `there`, in words. */
export const ENDS: Readonly<Record<"lower" | "arrived", string>> = {
  lower: "scipy ends in a local minimum, ours in a lower one",
  arrived: "scipy has not ended after its recorded iterations; ours is no higher",
};

/** Where our run ends beside a golden of which the end alone is compared. */
export function endOf(golden: Trajectory, own: OurRun): End {
  const last = golden.snap_steps.length - 1;
  const x = own.x[golden.snap_steps[last]];
  if (x === undefined || x.includes(null)) return "elsewhere";
  const f = own.valueAt(x as readonly number[]);
  const expected = golden.f[last];
  const margin = golden.ftol[last]! * Math.max(1, Math.abs(expected));
  if (golden.terminated_at === undefined) return f <= expected ? "arrived" : "elsewhere";
  const isThere = golden.x[last].every(
    (xi, i) => Math.abs(x[i]! - xi) <= golden.tol[last]! * Math.max(1, Math.abs(xi)),
  );
  if (isThere && Math.abs(f - expected) <= margin) return "there";
  const isLeast = f - own.minimum <= margin;
  return isLeast && expected - own.minimum > margin ? "lower" : "elsewhere";
}

/** The disagreement of two ends in words, as a list that is empty where there is none. */
export function endDisagreements(golden: Trajectory, own: OurRun): readonly string[] {
  if (endOf(golden, own) !== "elsewhere") return [];
  const [step, x] = [golden.snap_steps.at(-1)!, golden.x.at(-1)!];
  return [`ours ends at (${own.x[step]?.join(", ")}), golden at (${x.join(", ")})`];
}
