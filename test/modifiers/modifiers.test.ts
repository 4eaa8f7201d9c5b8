import { describe, expect, it } from "vitest";
import { bindOptimizer } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import { defineOptimizer } from "../../src/core/define.js";
import type { Optimizer } from "../../src/core/types.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";

/** Moves by given displacements, one a step, whatever the gradient is. */
const scripted = (moves: readonly (readonly number[])[]) =>
  defineOptimizer({
    id: "scripted",
    title: "Scripted",
    create: () => ({
      step: (x, _g, _lr, t) => x.forEach((xi, i) => (x[i] = xi + moves[t - 1][i])),
    }),
  });

/** A method with its modifiers, for functions of `dim` that are never evaluated. */
function bound(spec: string, dim: number, moves: readonly (readonly number[])[] = []): Optimizer {
  const catalogue = builtins().with({ optimizers: [scripted(moves)] });
  const [optimizer] = resolveOptimizers(parseItem(spec), catalogue);
  const objective = { dim, valueAndGradient: () => NaN };
  return bindOptimizer(optimizer, dim, new CountingOracle(objective, null));
}

/** x after each of some steps from `start`, at a learning rate of 1. */
function path(method: Optimizer, start: readonly number[], gradients: readonly number[][]) {
  const x = Float64Array.from(start);
  return gradients.map((g, k) => {
    method.step(x, Float64Array.from(g), 1, k + 1);
    return { x: Array.from(x), answer: method.answer && Array.from(method.answer) };
  });
}

describe("clip", () => {
  const after = (spec: string, g: number[]) => path(bound(spec, g.length), [0, 0], [g])[0].x;

  it("shortens a gradient of norm 5 to 1 by torch's factor 1/(5 + 1e-6)", () => {
    const share = 1 / (5 + 1e-6);
    expect(after("sgd+clip:norm=1", [3, 4])).toEqual([-3 * share, -4 * share]);
  });

  it("leaves a gradient that is short enough, and one of 0, as they are", () => {
    expect(after("sgd+clip:norm=6", [3, 4])).toEqual([-3, -4]);
    expect(after("sgd+clip:norm=1", [0, 0])).toEqual([0, 0]);
  });

  it("takes the 1-norm or the largest coordinate for a length when told to", () => {
    expect(after("sgd+clip:norm=1:norm-type=1", [3, 4])[0]).toBe(-3 * (1 / (7 + 1e-6)));
    expect(after("sgd+clip:norm=1:norm-type=inf", [3, 4])[0]).toBe(-3 * (1 / (4 + 1e-6)));
  });

  it("bounds each coordinate by value, after the norm", () => {
    expect(after("sgd+clip:value=3.5", [3, -4])).toEqual([-3, 3.5]);
    expect(after("sgd+clip:norm=1:value=0.7", [3, -4])).toEqual([-3 * (1 / (5 + 1e-6)), 0.7]);
  });

  it("shortens a gradient whose square overflows as any other", () => {
    const [first, second] = after("sgd+clip:norm=5", [3e200, 4e200]);
    expect(first).toBeCloseTo(-3, 12);
    expect(second).toBeCloseTo(-4, 12);
  });

  it("leaves the caller's gradient alone", () => {
    const g = Float64Array.of(3, 4);
    bound("sgd+clip:norm=1", 2).step(new Float64Array(2), g, 1, 1);
    expect(Array.from(g)).toEqual([3, 4]);
  });

  it("is refused without a bound", () => {
    expect(() => bound("sgd+clip", 2)).toThrow("clip needs a bound");
  });
});

describe("lookahead", () => {
  const ones = [[1], [1], [1], [1]];
  const nothing = ones.map(() => [0]);

  it("goes back half way after every second step, and answers with the slow weights", () => {
    const method = bound("scripted+lookahead:k=2:alpha=0.5", 1, ones);
    expect(path(method, [0], nothing)).toEqual([
      { x: [1], answer: [0] },
      { x: [1], answer: [1] },
      { x: [2], answer: [1] },
      { x: [2], answer: [2] },
    ]);
  });

  it("with answer=fast answers with x, and goes the same way", () => {
    const method = bound("scripted+lookahead:k=2:alpha=0.5:answer=fast", 1, ones);
    expect(path(method, [0], nothing).map(({ x, answer }) => [x[0], answer])).toEqual([
      [1, undefined],
      [1, undefined],
      [2, undefined],
      [2, undefined],
    ]);
  });

  it("with alpha = 1 is the inner method", () => {
    const method = bound("scripted+lookahead:k=3:alpha=1:answer=fast", 1, ones);
    expect(path(method, [0], nothing).map(({ x }) => x[0])).toEqual([1, 2, 3, 4]);
  });

  it("is refused around a method that keeps its iterate to itself", () => {
    expect(() => bound("nesterov+lookahead", 1)).toThrow("lookahead needs a method");
  });
});

describe("ema", () => {
  it("begins at x₁ and then keeps `decay` of the average", () => {
    const method = bound("scripted+ema:decay=0.75", 1, [[4], [4], [4]]);
    // x = 4, 8, 12: averages 4, 4 + (8 − 4)/4, 5 + (12 − 5)/4
    expect(path(method, [0], [[0], [0], [0]])).toEqual([
      { x: [4], answer: [4] },
      { x: [8], answer: [5] },
      { x: [12], answer: [6.75] },
    ]);
  });

  it("averages the answer of a method that has one", () => {
    // v = −1, −1.5: θ = −1, −2.5, the averages −1 and −1.75
    const method = bound("nesterov:momentum=0.5+ema:decay=0.5", 1);
    expect(path(method, [0], [[1], [1]]).map(({ answer }) => answer)).toEqual([[-1], [-1.75]]);
  });
});

describe("cautious", () => {
  const moves = [[-1, -1, 2, 0]];
  const g = [2, -3, 0, 1];

  it("holds back the coordinates that move against −g, and scales the others by n/count", () => {
    expect(path(bound("scripted+cautious", 4, moves), [0, 0, 0, 0], [g])[0].x).toEqual([
      -4, 0, 0, 0,
    ]);
  });

  it("scales by n/(count + 1), or not at all, when told to", () => {
    const first = (scale: string) =>
      path(bound(`scripted+cautious:scale=${scale}`, 4, moves), [0, 0, 0, 0], [g])[0].x[0];
    expect(first("count")).toBe(-2);
    expect(first("none")).toBe(-1);
  });

  it("scales by 1000 at most, the authors' clamp of the share that moves", () => {
    const n = 4000;
    const all = (value: number) => Array.from({ length: n }, () => value);
    const one = [1, ...all(-1).slice(1)];
    const method = bound("scripted+cautious", n, [all(-1)]);
    expect(path(method, all(0), [one])[0].x.slice(0, 2)).toEqual([-1000, 0]);
  });

  it("leaves plain gradient descent as it is, to the last bit", () => {
    const gradients = [
      [0.3, -0.7],
      [1.1, 0.2],
    ];
    const plain = path(bound("sgd:lr=0.1", 2), [1, 2], gradients);
    expect(path(bound("sgd:lr=0.1+cautious", 2), [1, 2], gradients)).toEqual(plain);
  });

  it("turns a heavy ball that has overshot: the step against −g is left out", () => {
    // momentum 0.9: v = −1, then −0.9 − (−0.5) = −0.4, against the sign of g = −0.5
    const method = bound("momentum:momentum=0.9:lr=1+cautious", 1);
    expect(path(method, [0], [[1], [-0.5]]).map(({ x }) => x[0])).toEqual([-1, -1]);
  });

  it("does not hide a NaN", () => {
    const [{ x }] = path(bound("scripted+cautious", 1, [[NaN]]), [0], [[1]]);
    expect(x).toEqual([NaN]);
  });

  it("is refused around a method that keeps its iterate to itself", () => {
    expect(() => bound("nesterov+cautious", 1)).toThrow("cautious needs a method");
  });
});
