import { streamsOf } from "../../core/random.js";
import type { Optimizer, Vec } from "../../core/types.js";
import { norm } from "../../core/vector.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveFunctions, type ResolvedOptimizer } from "../../plan/resolve.js";
import { CountingOracle } from "../../run/oracle.js";
import { baseRate, bindFunction, bindOptimizer } from "../bind.js";
import { GRADIENT_KINDS, gradientsOf } from "./gradient-kinds.js";
import type { RecordedRun } from "./recorded-run.js";
import { WithoutF } from "./without-f.js";

/** Functions for methods that ask for f: a bowl, a valley, four minima. */
const FUNCTIONS = ["anisotropic", "rosenbrock", "himmelblau", "quadratic:dim=5:cond=100"] as const;
/** Few steps: on a function rounding errors grow until they decide the path. */
const STEPS_ON_FUNCTIONS = 30;
/** A gradient this much smaller than the first one is rounding. */
const CONVERGED = 1e-7;

/** The steps of a method on prescribed gradients; null where it asks for f. */
export function driveOnGradients(subject: ResolvedOptimizer): RecordedRun[] | null {
  const streams = streamsOf(1, "conform");
  const base = baseRate(subject);
  const runs: RecordedRun[] = [];
  for (const kind of GRADIENT_KINDS) {
    const { name, about, start, rate } = kind;
    const g = gradientsOf(kind, streams(name));
    const oracle = new WithoutF(start.length);
    const run = { name, about, dim: start.length, g, problem: null };
    const rates = g.map((_, t) => base * (rate?.(t) ?? 1));
    try {
      const optimizer = bindOptimizer(subject, start.length, oracle);
      const track = follow(optimizer, Float64Array.from(start), g.length, (_x, t) => ({
        g: g[t],
        rate: rates[t],
      }));
      runs.push({ ...run, rates, ...track });
    } catch (error) {
      if (!oracle.wasAsked) throw error;
    }
    if (oracle.wasAsked) return null;
  }
  return runs;
}

/** The steps of a method on a few functions. */
export function driveOnFunctions(subject: ResolvedOptimizer, catalogue: Catalogue): RecordedRun[] {
  return FUNCTIONS.map((text) => {
    const [fn] = resolveFunctions(parseItem(text), catalogue);
    const objective = bindFunction(fn);
    const optimum = fn.definition.optimum(fn.dim, fn.values);
    const domain = fn.definition.domain(fn.dim, fn.values);
    const oracle = new CountingOracle(objective, optimum, domain);
    const optimizer = bindOptimizer(subject, fn.dim, oracle);
    const gradients: Vec[] = [];
    const base = baseRate(subject);
    const start = fn.definition.start(fn.dim, fn.values);
    let first = NaN;
    const track = follow(optimizer, start, STEPS_ON_FUNCTIONS, (x, t) => {
      const g = new Float64Array(fn.dim);
      oracle.begin(x, g);
      if (t === 0) first = norm(g);
      if (t > 0 && !(norm(g) > CONVERGED * first)) return null;
      gradients.push(g);
      return { g, rate: base };
    });
    return {
      name: fn.id,
      about: fn.definition.title,
      dim: fn.dim,
      g: gradients,
      rates: gradients.map(() => base),
      problem: { objective, optimum, domain },
      ...track,
    };
  });
}

/** Steps until the gradients run out or a number is not finite. */
function follow(
  optimizer: Optimizer,
  x: Vec,
  steps: number,
  feed: (x: Vec, t: number) => { readonly g: Vec; readonly rate: number } | null,
): Pick<RecordedRun, "x" | "answers"> {
  const points = [x.slice()];
  const answers = [x.slice()];
  for (let t = 0; t < steps; t++) {
    const given = feed(x, t);
    if (given === null) break;
    optimizer.step(x, given.g.slice(), given.rate, t + 1);
    points.push(x.slice());
    answers.push((optimizer.answer ?? x).slice());
    if (!x.every(Number.isFinite)) break;
  }
  return { x: points, answers };
}
