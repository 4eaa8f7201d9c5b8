import { baseRate, bindFunction, bindOptimizer } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import type { Objective } from "../../src/core/types.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";

interface Walk {
  /** x_0, x_1, …: the iterates, wherever the answer is. */
  readonly x: readonly number[][];
  /** Evaluations before each iterate's step. */
  readonly evaluations: readonly number[];
}

const catalogue = builtins();

/** The objective of a spec. */
export function objectiveOf(spec: string): Objective {
  return bindFunction(resolveFunctions(parseItem(spec), catalogue)[0]);
}

/** Some steps of a method from a point, at its own learning rate. */
export function walk(
  optimizer: string,
  objective: Objective,
  start: readonly number[],
  steps: number,
): Walk {
  const [resolved] = resolveOptimizers(parseItem(optimizer), catalogue);
  const oracle = new CountingOracle(objective, null);
  const method = bindOptimizer(resolved, objective.dim, oracle);
  const x = Float64Array.from(start);
  const g = new Float64Array(objective.dim);
  const path: number[][] = [];
  const evaluations: number[] = [];
  for (let t = 0; t <= steps; t++) {
    if (t > 0) method.step(x, g, baseRate(resolved), t);
    oracle.begin(x, g);
    path.push(Array.from(x));
    evaluations.push(oracle.evaluations);
  }
  return { x: path, evaluations };
}
