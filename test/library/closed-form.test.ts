import { describe, expect, it } from "vitest";
import { minimize } from "../../src/library/minimize.js";
import { createFunction } from "../../src/library/create.js";
import { loadGolden } from "../golden/load.js";

type Method = "gd" | "heavy-ball" | "nesterov" | "ema";

interface Count {
  readonly tol: number;
  readonly first: number | null;
  readonly stay: number | null;
}

interface Case {
  readonly id: string;
  readonly n: number;
  readonly params: { readonly kappa?: number };
  readonly start: number[];
  readonly method: Method;
  readonly lr: number;
  readonly beta: number;
  readonly fstar: number;
  readonly diverges: boolean;
  readonly steps: Count[];
  readonly trajectory: { readonly t: number; readonly x: number[]; readonly gap: number }[];
}

interface DoubleWell {
  readonly id: string;
  readonly start: number[];
  readonly lr: number;
  readonly beta: number;
  readonly runs: {
    readonly method: Method;
    readonly ends: "deep" | "shallow";
    readonly x: number;
    readonly f: number;
    readonly stepsToThatMinimum: Count[];
    readonly sameResultForLrIn: [low: number, high: number];
    readonly minX: number;
    readonly x10: number;
    readonly x20: number;
  }[];
}

const { cases, doubleWell } = loadGolden<{ cases: Case[]; doubleWell: DoubleWell }>(
  "functions/closed-form.json",
);

/** Our spec of a method: `sgd` has torch's momentum, in which lr stands outside the buffer. */
function spec(method: Method, lr: number, beta: number): string {
  switch (method) {
    case "gd":
      return `sgd:lr=${lr}`;
    case "heavy-ball":
      return `sgd:lr=${lr}:momentum=${beta}`;
    case "nesterov":
      return `sgd:lr=${lr}:momentum=${beta}:nesterov`;
    case "ema":
      // v ← βv + (1 − β)g from 0 is heavy ball with lr·(1 − β)
      return `sgd:lr=${lr * (1 - beta)}:momentum=${beta}`;
  }
}

function functionSpec({ id, n, params: { kappa } }: Case): string {
  return `${id}:dim=${n}${kappa === undefined ? "" : `:cond=${kappa}`}`;
}

const largest = (x: readonly number[]) => Math.max(...x.map(Math.abs));

const titled = (list: readonly Case[]) =>
  list.map((c) => [`${functionSpec(c)} ${spec(c.method, c.lr, c.beta)}`, c] as const);

describe("steps and settled are those of the closed form", () => {
  it.each(titled(cases.filter(({ diverges }) => !diverges)))("%s", (_, given) => {
    const { method, lr, beta, start, steps } = given;
    const iterations = Math.max(...steps.map(({ stay }) => stay!)) + 200;
    for (const { tol, first, stay } of steps) {
      const result = minimize(functionSpec(given), spec(method, lr, beta), {
        start,
        tolerance: tol,
        targets: steps.map((step) => step.tol),
        iterations,
      });
      expect(result).toMatchObject({
        status: "reached",
        steps: first,
        settled: stay,
        held: first === stay,
        evaluations: first! + 1,
      });
      expect(Object.values(result.hits)).toEqual(steps.map((step) => step.first));
    }
  });
});

describe("a step length beyond the closed form's bound diverges", () => {
  it.each(titled(cases.filter(({ diverges }) => diverges)))("%s", (_, given) => {
    const { method, lr, beta, start } = given;
    const result = minimize(functionSpec(given), spec(method, lr, beta), { start });
    expect(result).toMatchObject({ status: "diverged", steps: null, settled: null });
  });
});

describe("the trajectory is that of the closed form", () => {
  it.each(titled(cases))("%s", (_, given) => {
    const { method, lr, beta, start, fstar, trajectory } = given;
    const { path } = minimize(functionSpec(given), spec(method, lr, beta), {
      start,
      iterations: Math.max(...trajectory.map(({ t }) => t)),
      path: true,
    });
    const { dim, valueAndGradient } = createFunction(functionSpec(given));
    for (const { t, x, gap } of trajectory) {
      // 1e-12 as the golden states; a replay in doubles deviates by 2.2e-14 at most
      const tolerance = 1e-12 * Math.max(largest(x), largest(start));
      const at = path![t] as number[];
      x.forEach((xi, i) => expect(Math.abs(at[i] - xi)).toBeLessThanOrEqual(tolerance));
      const f = valueAndGradient(Float64Array.from(at), new Float64Array(dim));
      expect(Math.abs(f - fstar - gap)).toBeLessThanOrEqual(1e-12 * (gap + Math.abs(fstar)));
    }
  });
});

describe("in the tilted double well", () => {
  const { id, start, lr, beta, runs } = doubleWell;
  const well = createFunction(id);

  it.each(runs.map((run) => [run.method, run.ends, run] as const))(
    "%s ends in the %s minimum, after the steps of the closed form",
    (_, __, { method, x, f, stepsToThatMinimum, minX, x10, x20 }) => {
      const toThatMinimum = { dim: 1, start, minimum: f, valueAndGradient: well.valueAndGradient };
      for (const { tol, first, stay } of stepsToThatMinimum) {
        const result = minimize(toThatMinimum, spec(method, lr, beta), {
          tolerance: tol,
          iterations: 1000,
          path: true,
        });
        const path = result.path!.map(([xt]) => xt!);
        expect([result.steps, result.settled]).toEqual([first, stay]);
        expect(Math.abs(result.final.x[0]! - x)).toBeLessThan(1e-7);
        for (const [at, golden] of [
          [path[10], x10],
          [path[20], x20],
          [Math.min(...path), minX],
        ])
          expect(Math.abs(at - golden)).toBeLessThanOrEqual(1e-12 * 2.5);
      }
    },
  );

  it.each(runs.map((run) => [run.method, run.ends, run] as const))(
    "%s ends in the %s minimum for a whole interval of lr",
    (_, __, { method, x, sameResultForLrIn: [low, high] }) => {
      for (const rate of [low, Math.sqrt(low * high), high]) {
        const result = minimize(id, spec(method, rate, beta), { start, iterations: 100_000 });
        expect(Math.abs(result.final.x[0]! - x)).toBeLessThan(1e-6);
      }
    },
  );
});
