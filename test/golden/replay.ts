import { bindFunction } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import { execute } from "../../src/bench/execute.js";
import { defineFunction, defineModifier } from "../../src/core/define.js";
import type { AnyFunction } from "../../src/core/definition.js";
import { cos, sin } from "../../src/core/math.js";
import type { Catalogue } from "../../src/plan/catalogue.js";
import { parseItem } from "../../src/plan/grammar.js";
import { planRun } from "../../src/plan/plan.js";
import { resolveFunctions } from "../../src/plan/resolve.js";
import type { Trajectory } from "./cases.js";

/** What a run of ours came to, in the terms of a golden. */
export interface OurRun {
  /** The answer after each step; shorter than the golden where the run diverged, null beyond all numbers. */
  readonly x: readonly (readonly (number | null)[])[];
  /** Where the gradient of each next step was taken; of goldens that have it. */
  readonly y: readonly (readonly number[])[];
  /** Evaluations before each next step. */
  readonly evaluations: readonly number[];
  /** The least value of the function. */
  readonly minimum: number;
  /** f at a point. */
  valueAt(x: readonly number[]): number;
}

/** Our functions by the goldens' names, which may end in the dimension; others have our own. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  sphere: "isotropic",
  aniso: "anisotropic",
  rosen: "rosenbrock",
  quad: "quadratic",
};

/**
 * The function of a golden as it is typed. A search that compares values of f sees their rounding:
 * for these Rastrigin's is summed as it was recorded.
 */
function functionOf(golden: Trajectory): string {
  const name = golden.function.replace(/\d+$/, "");
  const isSearch = golden.evals !== undefined;
  if (name === "rastrigin" && isSearch) return rastriginAsRecorded.id;
  return FUNCTIONS[name] ?? name;
}

/**
 * 10n + Σ xᵢ² − 10·cos 2πxᵢ is 0 to the last bit for |x| < 1e-9, where a search ends; our
 * 20·sin²πx does not cancel, and there a search goes on.
 */
function asRecorded(definition: AnyFunction) {
  return defineFunction({
    ...definition,
    id: "rastrigin-as-recorded",
    create: (n) => ({
      dim: n,
      valueAndGradient(x, g) {
        let f = 10 * n;
        for (let i = 0; i < n; i++) {
          f += x[i] * x[i] - 10 * cos(2 * Math.PI * x[i]);
          g[i] = 2 * x[i] + 20 * Math.PI * sin(2 * Math.PI * x[i]);
        }
        return f;
      },
    }),
  });
}

const shipped = builtins();
const rastriginAsRecorded = asRecorded(shipped.function("rastrigin"));

/** A catalogue with a modifier that looks at what each step begins with, as any may. */
class Probed {
  y: number[][] = [];
  evaluations: number[] = [];
  wantsY = false;
  readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    const probe = defineModifier({
      id: "probe",
      title: "Probe",
      wrap: (inner, _dim, _params, oracle) => ({
        ...(inner.answer === undefined ? {} : { answer: inner.answer }),
        step: (x, g, lr, t) => {
          if (this.wantsY) this.y.push(Array.from(x));
          this.evaluations.push(oracle.evaluations);
          inner.step(x, g, lr, t);
        },
      }),
    });
    this.catalogue = catalogue.with({ modifiers: [probe], functions: [rastriginAsRecorded] });
  }
}

const probed = new WeakMap<Catalogue, Probed>();

/** The run of a golden through the public way: texts are planned, and a case executed. */
export function replay(spec: string, golden: Trajectory, catalogue: Catalogue = shipped): OurRun {
  const probe = probed.get(catalogue) ?? new Probed(catalogue);
  probed.set(catalogue, probe);
  probe.y = [];
  probe.evaluations = [];
  probe.wantsY = golden.y !== undefined;
  const plan = planRun(
    {
      functions: [functionOf(golden)],
      dims: [golden.dimension],
      optimizers: [`${spec}+probe`],
      starts: [golden.start],
      // one more, so that the probe sees the last point of the golden
      iterations: golden.steps + 1,
      path: true,
    },
    probe.catalogue,
  );
  const result = execute(plan.cases.at(0)!, plan.settings, probe.catalogue);
  if (result.status === "error") throw new Error(result.message);
  const [fn] = resolveFunctions(parseItem(result.function), probe.catalogue, golden.dimension);
  const objective = bindFunction(fn);
  const g = new Float64Array(objective.dim);
  return {
    x: result.path!,
    y: probe.y,
    evaluations: probe.evaluations,
    valueAt: (x) => objective.valueAndGradient(Float64Array.from(x), g),
    minimum: fn.definition.optimum(fn.dim, fn.values)!.value,
  };
}
