import { number } from "../../core/define.js";

/** How much curvature a pair has to show to be kept. */
export const leastCurvature = number({
  default: null,
  range: "[0, inf)",
  doc: "a pair is kept where s·y is above this; auto: above 2⁻⁵²·|g·s|, as L-BFGS-B",
});

/**
 * Whether a pair s, y, `gs` = g·s with the gradient before the step, is kept (Byrd, Lu, Nocedal & Zhu,
 * SIAM J. Sci. Comput. 16, 1995). A relative test holds for every scale of f and x; where `yy` = y·y
 * underflows, s·y/y·y says nothing.
 */
export function isCurved(sy: number, yy: number, gs: number, least: number | null): boolean {
  return yy > 0 && sy > (least ?? Number.EPSILON * Math.abs(gs));
}
