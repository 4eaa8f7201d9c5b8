import { describe, expect, it } from "vitest";
import { minimize } from "../../src/index.js";
import { linearRate } from "../../src/run/linear-rate.js";
import { Curve } from "../../src/run/trace.js";

/** The rate seen on a curve of gaps above f*, at the iterations 0, 1, 2 … */
function rateOf(gaps: readonly number[], minimum = 0): number | null {
  const curve = new Curve();
  gaps.forEach((gap, t) => curve.push(t, gap + minimum, gap + minimum, gap));
  return linearRate(curve, minimum);
}

const gaps = (count: number, of: (t: number) => number) =>
  Array.from({ length: count }, (_, t) => of(t));

describe("the linear rate of a run", () => {
  it.each([
    ["sgd:lr=0.02", (1 - 0.02 * 0.1) ** 2],
    ["sgd:lr=0.04", (1 - 0.04 * 0.1) ** 2],
  ])("of %s on a quadratic is (1 − lr·λ)² of the smallest curvature λ", (method, expected) => {
    const { linearRate: rate } = minimize("anisotropic", method, { iterations: 10_000 });
    // 512 points of a least-squares line: the faster coordinate is gone, rounding is left
    expect(rate! / expected).toBeCloseTo(1, 12);
  });

  it("of heavy ball at its best constants is sqrt(momentum)² in each iteration, but for a factor t", () => {
    // kappa = 100: lr = 4/(√L + √µ)², momentum = ((√κ − 1)/(√κ + 1))², L = 10, µ = 0.1
    const best = (9 / 11) ** 2;
    const lr = 4 / (10 ** 0.5 + 0.1 ** 0.5) ** 2;
    const { linearRate: rate } = minimize("anisotropic", `momentum:lr=${lr}:momentum=${best}`, {
      iterations: 300,
    });
    expect(rate).toBeGreaterThan(best);
    expect(rate).toBeLessThan(best * 1.1);
  });

  it("does not depend on what happened before the last half, or after rounding set in", () => {
    const early = gaps(40, (t) => (t < 15 ? 1 - t / 100 : 0.5 ** (t - 15) * 0.8));
    expect(rateOf(early)).toBeCloseTo(0.5, 10);
    expect(rateOf([...gaps(30, (t) => 0.5 ** t), ...gaps(500, () => 0.5 ** 29)])).toBeCloseTo(
      0.5,
      10,
    );
    // f* = 3: gaps below 3e-13 are rounding
    expect(
      rateOf([...gaps(40, (t) => 0.5 ** t), ...gaps(500, (t) => (t % 3) * 4e-16)], 3),
    ).toBeCloseTo(0.5, 3);
  });

  it.each<[string, (t: number) => number]>([
    ["sublinear, 1/t", (t) => 1 / (t + 1)],
    ["sublinear, 1/t²", (t) => 1 / (t + 1) ** 2],
    ["superlinear", (t) => 0.5 ** (t * t)],
    ["at rest", () => 1],
    ["growing", (t) => 2 ** t],
    ["slower than a factor of 10 in half of the run", (t) => 0.999 ** t],
  ])("is not claimed of a run that is %s", (_, of) => {
    expect(rateOf(gaps(300, of))).toBeNull();
  });

  /** Over the last 20 of 40 iterations the gap shrinks with two slopes, which differ by this share. */
  const bent = (share: number) =>
    gaps(41, (t) => {
      const [a, b] = [0.5 * (1 + share / 2), 0.5 * (1 - share / 2)];
      return Math.exp(t <= 30 ? -a * t : -30 * a - b * (t - 30));
    });

  it.each([
    [0.0999, true],
    [-0.0999, true],
    [0.1001, false],
    [-0.1001, false],
  ])("of halves whose slopes differ by a share of %d is claimed: %s", (share, isClaimed) => {
    const rate = rateOf(bent(share));
    // the line through both halves has the mean slope
    if (isClaimed) expect(rate).toBeCloseTo(Math.exp(-0.5), 12);
    else expect(rate).toBeNull();
  });

  it("needs a fall by a factor of exactly 10 over the points that are looked at", () => {
    const falling = (last: number) =>
      gaps(41, (t) => (t === 40 ? last : t === 20 ? 1 : 10 ** ((20 - t) / 20)));
    expect(rateOf(falling(0.1))).toBeCloseTo(10 ** -0.05, 12);
    // the next number above 0.1
    expect(rateOf(falling(0.1 + Number.EPSILON / 16))).toBeNull();
    for (const scale of [3, 7, 1e-5, 1e5]) {
      const [first, last] = [scale, scale / 10];
      const rate = rateOf(
        falling(0.1).map((gap, t) => (t === 40 ? last : t === 20 ? first : gap * scale)),
      );
      expect(rate === null).toBe(!(10 * last <= first));
    }
  });

  it("is one of an average: R-linear convergence, where every second iteration stands still", () => {
    expect(rateOf(gaps(60, (t) => 0.25 ** Math.floor(t / 2)))).toBeCloseTo(0.5, 2);
  });

  it("is not claimed of few points, or of a start at the minimum", () => {
    expect(rateOf(gaps(10, (t) => 0.1 ** t))).toBeNull();
    expect(rateOf([0])).toBeNull();
    expect(rateOf([])).toBeNull();
    expect(rateOf(gaps(50, () => NaN))).toBeNull();
  });

  it("is the same whether the curve is kept or not, and left out where f* is not known", () => {
    const keep = (what: "curve" | "hits") =>
      minimize("booth", "sgd:lr=0.01", { iterations: 500, keep: what } as object).linearRate;
    expect(keep("hits")).toBe(keep("curve"));
    expect(minimize("booth+noise", "sgd:lr=0.01", { iterations: 5 })).not.toHaveProperty(
      "linearRate",
    );
  });
});
