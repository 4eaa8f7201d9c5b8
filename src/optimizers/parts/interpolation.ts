/**
 * Minimisers of the polynomials through φ(0), φ′(0) and further values (Nocedal & Wright, Numerical
 * Optimization, section 3.5). A value φ(a) is given as its excess e = φ(a) − φ(0) − φ′(0)·a over the
 * tangent at 0.
 */

/** Of the parabola through φ(0), φ′(0) and φ(a). */
export function parabolaMinimum(a: number, e: number, slope: number): number {
  return (-slope * a * a) / 2 / e;
}

/** Of the cubic through φ(0), φ′(0), φ(a0) and φ(a1); NaN where there is none. */
export function cubicMinimum(
  a0: number,
  e0: number,
  a1: number,
  e1: number,
  slope: number,
): number {
  const factor = a0 * a0 * a1 * a1 * (a1 - a0);
  const a = (a0 * a0 * e1 - a1 * a1 * e0) / factor;
  const b = (a1 * a1 * a1 * e0 - a0 * a0 * a0 * e1) / factor;
  return (-b + Math.sqrt(Math.abs(b * b - 3 * a * slope))) / (3 * a);
}
