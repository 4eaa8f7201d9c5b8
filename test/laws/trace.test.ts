import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { resolveCase } from "../../src/bench/execute.js";
import { traceCase } from "../../src/bench/trace.js";
import type { Vec } from "../../src/core/types.js";
import { createOptimizer, type Stepper } from "../../src/library/create.js";
import { planRun } from "../../src/plan/plan.js";
import type { CaseTrace, RecordedValues } from "../../src/records/trace.js";
import { bowl, variants, Walk } from "./methods.js";

const STEPS = 40;
const catalogue = builtins();

function traceOf(optimizer: string, fn = "rosenbrock"): CaseTrace {
  const spec = { functions: [fn], optimizers: [optimizer], iterations: STEPS };
  const { cases, settings } = planRun(spec, catalogue);
  return traceCase(resolveCase(cases.at(0)!, catalogue), settings, { from: 0, every: 1 });
}

const methods = catalogue.optimizers.map((one) => [one.id, one] as const);
const asked = methods.filter(([, { searches }]) => searches !== true);

describe.each(methods)("%s", (id) => {
  it("moves by the Δx that is shown, to the last bit wherever a double does that", () => {
    const missed = ["rosenbrock", "anisotropic", "beale"].flatMap((fn) => {
      const { steps, end } = traceOf(id, fn);
      return steps.filter(({ x, dx }, k) => {
        const next = [...steps, end][k + 1].x;
        return x.some((xi, i) => !leadsTo(next[i], xi!, dx[i]));
      });
    });
    expect(missed).toEqual([]);
  });
});

/** Whether x + Δx is `next`, or no double reaches it: null stands for what is not finite. */
function leadsTo(next: number | null, x: number, dx: number | null): boolean {
  if (next === null || dx === null || x + dx === next) return true;
  // where |Δx| > |x_(t+1)| its last bit may be coarser than that of x_(t+1)
  return isSkipped(x, dx, next);
}

/** Whether the sums with the neighbours of Δx lie on either side of `next`: no double reaches it. */
function isSkipped(x: number, dx: number, next: number): boolean {
  const sums = [-1, 0, 1].map((ulps) => x + (dx + ulps * Number.EPSILON * 0.75 * Math.abs(dx)));
  return !sums.includes(next) && Math.min(...sums) < next && next < Math.max(...sums);
}

describe.each(methods.filter(([id, one]) => !id.includes("/") && one.searches !== true))(
  "%s",
  (_id, definition) => {
    it("shows what its definition names, and nothing else", () => {
      const named = new Set<string>();
      const [plain, ...others] = variants(definition);
      const withMomentum = { ...plain, values: { ...plain.values, momentum: 0.9 } };
      for (const method of [
        plain,
        ...others,
        ...("momentum" in plain.values ? [withMomentum] : []),
      ]) {
        const walk = new Walk(method, bowl([1, 3, 0.25]), [1.5, -2.25, 0.5]);
        walk.advance();
        const state = walk.optimizer.state?.();
        expect(state, method.name).toBeDefined();
        for (const [name, value] of Object.entries(state!)) {
          if (typeof value !== "number" && value.length > 0) named.add(name);
        }
      }
      const family = definition.state.filter((name) => name.includes("…"));
      const single = definition.state.filter((name) => !name.includes("…"));
      if (family.length > 0) expect(named.size).toBeGreaterThan(single.length);
      else expect([...named].sort()).toEqual(single.sort());
    });
  },
);

describe("a second instance, given the printed gradients,", () => {
  it.each(asked)("prints the same state: %s", (id) => {
    const { steps } = traceOf(id);
    const again = replayable(id);
    if (again === undefined) return;
    const x = Float64Array.from(steps[0].x as number[]);
    let shown = 0;
    for (const { g, state } of steps) {
      again.step(x, Float64Array.from(g as number[]));
      expect(recorded(again.state()!)).toEqual(state);
      shown++;
    }
    expect(shown).toBe(steps.length);
  });
});

/** A second instance; undefined for a method that looks at f, which gradients alone cannot replay. */
function replayable(id: string): Stepper | undefined {
  try {
    createOptimizer(id, 2, STEPS).step(new Float64Array(2), new Float64Array([1, 1]));
  } catch (error) {
    expect(String(error)).toContain("use minimize()");
    return undefined;
  }
  return createOptimizer(id, 2, STEPS);
}

function recorded(state: Readonly<Record<string, Vec | number>>): RecordedValues {
  const used = Object.entries(state).filter(([, v]) => typeof v === "number" || v.length > 0);
  return Object.fromEntries(
    used.map(([name, value]) => [
      name,
      typeof value === "number" ? orNull(value) : Array.from(value),
    ]),
  );
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
