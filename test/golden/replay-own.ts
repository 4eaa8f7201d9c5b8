import { readdirSync } from "node:fs";
import { baseRate, bindFunction, bindOptimizer, bindSchedule } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import { cos, sin } from "../../src/core/math.js";
import type { Objective } from "../../src/core/types.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { parseItem } from "../../src/spec/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../src/spec/resolve.js";
import type { Catalogue } from "../../src/spec/catalogue.js";
import type { Trajectory } from "./cases.js";
import { loadGolden } from "./load.js";
import { isOwn } from "./spec-of-own.js";
import { FUNCTIONS, type Hyper } from "./spec-of.js";

export interface OwnTrajectory extends Trajectory {
  /** endpoint: the method is another one, which should end where ours does. */
  readonly compare: "trajectory" | "endpoint";
  /** The iteration after which nothing moved. */
  readonly terminated_at?: number;
}

export interface Snapshot {
  /** Where the answer is. */
  readonly x: number[];
  /** Where the next gradient is taken. */
  readonly y: number[];
  readonly f: number;
  readonly evaluations: number;
}

/**
 * Functions in the form in which they were recorded, where ours rounds so differently that a line
 * search ends elsewhere: 10n + Σ xᵢ² − 10·cos 2πxᵢ is 0 to the last bit for |x| < 1e-9, and there
 * the search gives up; our 20·sin²πx goes on.
 */
const RECORDED_FORMS: Readonly<Record<string, Objective>> = {
  rastrigin2: {
    dim: 2,
    valueAndGradient(x, g) {
      let f = 20;
      for (let i = 0; i < 2; i++) {
        f += x[i] * x[i] - 10 * cos(2 * Math.PI * x[i]);
        g[i] = 2 * x[i] + 20 * Math.PI * sin(2 * Math.PI * x[i]);
      }
      return f;
    },
  },
};

/** End points of scipy's that are not where a minimisation of ours should end, and why. */
const ENDS_ELSEWHERE: Readonly<Record<string, string>> = {
  "scipy/scipy-BFGS/endpoint/rosen10": "scipy ends in the local minimum near (−1, 1, …, 1)",
  "scipy/scipy-trust-exact/endpoint/rosen10": "scipy ends in the local minimum near (−1, 1, …, 1)",
  "scipy/scipy-CG/endpoint/quad10": "scipy has not arrived after 200 iterations",
};

const shipped = builtins();

/** The iterates of a case at its snapshots, by our own method. */
export function replay(
  one: OwnTrajectory,
  spec: string,
  catalogue: Catalogue = shipped,
): Snapshot[] {
  const [fn] = resolveFunctions(parseItem(FUNCTIONS[one.function]), catalogue);
  const [optimizer] = resolveOptimizers(parseItem(spec), catalogue);
  const objective = RECORDED_FORMS[one.function] ?? bindFunction(fn);
  const oracle = new CountingOracle(objective, fn.definition.optimum(fn.dim, fn.values));
  const method = bindOptimizer(optimizer, fn.dim, oracle);
  const lr = baseRate(optimizer);
  const schedule = bindSchedule(optimizer, one.steps);
  const x = Float64Array.from(one.start);
  const g = new Float64Array(fn.dim);
  const unused = new Float64Array(fn.dim);
  const snapshots: Snapshot[] = [];
  for (let t = 0; t <= one.steps; t++) {
    if (t > 0) method.step(x, g, schedule?.rate(t - 1, oracle.value) ?? lr, t);
    const f = oracle.begin(x, g);
    if (!one.snap_steps.includes(t)) continue;
    const answer = (t > 0 && method.answer) || x;
    snapshots.push({
      x: Array.from(answer),
      y: Array.from(x),
      f: answer === x ? f : objective.valueAndGradient(answer, unused),
      evaluations: oracle.evaluations,
    });
  }
  return snapshots;
}

/** |a − b| relative to max(1, |b|); 0 where both are the same and not finite. */
function errorOf(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const error = Math.abs(a - b) / Math.max(1, Math.abs(b));
  return Number.isNaN(error) ? Infinity : error;
}

function worst(ours: readonly number[], golden: readonly number[]): number {
  return Math.max(...ours.map((xi, i) => errorOf(xi, golden[i])));
}

/** The first disagreement in words, undefined when there is none. */
export function disagreement(one: OwnTrajectory, ours: readonly Snapshot[]): string | undefined {
  const last = one.snap_steps.length - 1;
  if (one.id in ENDS_ELSEWHERE) {
    const [lower, higher] = [ours[last].f, one.f[last]];
    return lower <= higher ? undefined : `ours ends at ${lower}, above ${higher}`;
  }
  const first = one.compare === "endpoint" ? last : 0;
  let isCountable = one.evals !== undefined;
  for (let k = first; k < one.snap_steps.length; k++) {
    const at = `step ${one.snap_steps[k]}`;
    const { tol, ftol } = { tol: one.tol[k], ftol: one.ftol[k] };
    const x = worst(ours[k].x, one.x[k]);
    if (tol !== null && !(x <= tol)) return `${at}: x is off by ${x}, allowed ${tol}`;
    const f = errorOf(ours[k].f, one.f[k]);
    if (ftol !== null && !(f <= ftol)) return `${at}: f is off by ${f}, allowed ${ftol}`;
    if (one.y !== undefined && tol !== null) {
      const y = worst(ours[k].y, one.y[k]);
      if (!(y <= tol)) return `${at}: y is off by ${y}, allowed ${tol}`;
    }
    // once x was chaotic, so is the count; the trials of a search that gives up are not recorded;
    // at x_0 some of the recordings count from 0
    isCountable &&= tol !== null && one.snap_steps[k] <= (one.terminated_at ?? Infinity);
    if (isCountable && k > 0 && ours[k].evaluations !== one.evals![k]) {
      return `${at}: ${ours[k].evaluations} evaluations, recorded ${one.evals![k]}`;
    }
  }
  return undefined;
}

/** What is not compared, in words for the name of a test; "" when all is. */
export function excuse(one: OwnTrajectory): string {
  if (one.id in ENDS_ELSEWHERE) return `; f no higher: ${ENDS_ELSEWHERE[one.id]}`;
  const chaotic = one.tol.filter((tol) => tol === null).length;
  if (chaotic === 0 || one.compare === "endpoint") return "";
  return `; ${chaotic} of ${one.tol.length} snapshots excused: chaotic`;
}

/** Every recording of methods that are mapped in spec-of-own.ts, of this folder's subfolder. */
export function ownTrajectories(folder: "trajectories" | "variants"): OwnTrajectory[] {
  return readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((name) => name !== "trajectory-functions.json")
    .sort()
    .flatMap((name) => {
      const file = loadGolden<{ cases: OwnTrajectory[]; defaults?: Hyper }>(`${folder}/${name}`);
      return file.cases.map((one) => ({ ...one, defaults: file.defaults ?? {} }));
    })
    .filter(isOwn);
}
