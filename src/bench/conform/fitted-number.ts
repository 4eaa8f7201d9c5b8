import type { Vec } from "../../core/types.js";
import { contains, type Interval } from "../../core/params.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import { baseRate, bindOptimizer } from "../bind.js";
import { departureOf, type Distance } from "./departure.js";
import type { RecordedRun } from "./recorded-run.js";
import { agreementOf } from "./tried.js";
import { WithoutF } from "./without-f.js";

/** Methods that differ from one another in a number. */
export interface Family {
  readonly at: (value: number) => ResolvedOptimizer;
  readonly from: number;
  readonly interval: Interval;
}

/** The first step that tells two methods apart says too little of some numbers; a later one says more. */
const ROUNDS = 4;
const ITERATIONS = 20;
/** A number that people write has so many digits at most. */
const DIGITS = 5;

/**
 * The number with which a method of the family agrees with what was recorded: of few digits where one
 * agrees, else as it was solved for; null where none is found. It solves for the recorded step where
 * the method departs, by the secant method.
 */
export function fittedNumber(family: Family, runs: readonly RecordedRun[]): number | null {
  let value = family.from;
  for (let round = 0; round < ROUNDS; round++) {
    const where = firstIn(family.at(value), runs);
    if (where === null) return agreementOf(family.at(value), runs) === null ? null : value;
    const root = solve(family, where, value);
    if (root === null) return null;
    for (let digits = 1; digits <= DIGITS; digits++) {
      const plain = Number(root.toPrecision(digits));
      if (contains(family.interval, plain) && agreementOf(family.at(plain), runs) !== null)
        return plain;
    }
    value = root;
  }
  return null;
}

interface Place {
  readonly run: RecordedRun;
  readonly departure: Distance;
}

function firstIn(form: ResolvedOptimizer, runs: readonly RecordedRun[]): Place | null {
  for (const run of runs) {
    const departure = departureOf(form, run, "double", 0);
    if (departure === undefined || departure?.isAnswer === true) return null;
    if (departure !== null) return { run, departure };
  }
  return null;
}

function solve({ at, interval }: Family, { run, departure }: Place, from: number): number | null {
  const { step, coordinate, mine } = departure;
  const distanceAt = (value: number) => moveOf(at(value), run, step, coordinate) - mine;
  const further = from === 0 ? 0.01 : 1.1 * from;
  let [v0, v1] = [from, contains(interval, further) ? further : 0.9 * from];
  let [d0, d1] = [distanceAt(v0), distanceAt(v1)];
  // near the root rounding decides the slope, and the next value may lie anywhere
  let [best, least] = [null as number | null, Math.abs(d0)];
  for (let k = 0; k < ITERATIONS; k++) {
    if (Math.abs(d1) < least) [best, least] = [v1, Math.abs(d1)];
    let next = v1 - (d1 * (v1 - v0)) / (d1 - d0);
    if (next < interval.low) next = (v1 + interval.low) / 2;
    if (next > interval.high) next = (v1 + interval.high) / 2;
    if (next === v1 || !contains(interval, next)) break;
    [v0, d0, v1, d1] = [v1, d1, next, distanceAt(next)];
  }
  return best;
}

/** What a method that is put in the place of the recorded one adds to a coordinate in a step; NaN if it asks for f. */
function moveOf(form: ResolvedOptimizer, run: RecordedRun, step: number, i: number): number {
  const oracle = new WithoutF(run.dim);
  const [x, g]: Vec[] = [new Float64Array(run.dim), new Float64Array(run.dim)];
  const rates = form.definition.lrKey === null ? null : run.rates;
  try {
    const optimizer = bindOptimizer(form, run.dim, oracle);
    for (let t = 0; t < step; t++) {
      x.set(run.x[t]);
      g.set(run.g[t]);
      optimizer.step(x, g, rates?.[t] ?? baseRate(form), t + 1);
    }
  } catch {
    return NaN;
  }
  return oracle.wasAsked ? NaN : x[i] - run.x[step - 1][i];
}
