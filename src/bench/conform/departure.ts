import type { Optimizer, Vec } from "../../core/types.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import type { Departure, Precision } from "../../records/conformance.js";
import { CountingOracle } from "../../run/oracle.js";
import { baseRate, bindOptimizer } from "../bind.js";
import type { RecordedRun } from "./recorded-run.js";
import { WithoutF } from "./without-f.js";

/** What a step may differ by, relative to its length, and by the rounding of x itself: 8 ulps of a double, 2⁻²². */
const TOLERANCES = {
  double: { step: 1e-9, x: 8 * Number.EPSILON },
  single: { step: 1e-6, x: 2.384185791015625e-7 },
} as const satisfies Readonly<Record<Precision, { readonly step: number; readonly x: number }>>;

/** How much of the longest step so far is kept each step: after a cancellation the earlier steps bound the rounding. */
const FORGETS = 0.9;

/** For how many steps after a departure the distance between the two is watched. */
const WATCHED = 50;

/** A departure, and how far apart the steps are on average from there on, relative to their length. */
export interface Distance extends Departure {
  readonly gradient: number;
  readonly mine: number;
  readonly theirs: number;
  readonly relative: number;
}

/**
 * The first step at which a method, put in the place of the one that was recorded, moves otherwise;
 * null where there is none. It begins each step at the recorded x, so single steps are compared, and
 * not what has grown out of them.
 *
 * @param watched how many steps after a departure say how far the two are apart
 * @returns null also where the run has no step; undefined where the method cannot be put there:
 *   it asks for f and there is none, or it throws
 */
export function departureOf(
  candidate: ResolvedOptimizer,
  run: RecordedRun,
  precision: Precision,
  watched = WATCHED,
): Distance | null | undefined {
  const { problem, dim } = run;
  const oracle =
    problem === null
      ? new WithoutF(dim)
      : new CountingOracle(problem.objective, problem.optimum, problem.domain);
  try {
    const optimizer = bindOptimizer(candidate, dim, oracle);
    const found = firstDeparture(optimizer, candidate, run, oracle, precision, watched);
    return oracle instanceof WithoutF && oracle.wasAsked ? undefined : found;
  } catch {
    // the method does not suit this problem, or a user's definition throws
    return undefined;
  }
}

function firstDeparture(
  optimizer: Optimizer,
  candidate: ResolvedOptimizer,
  run: RecordedRun,
  oracle: WithoutF | CountingOracle,
  precision: Precision,
  most: number,
): Distance | null {
  const [x, g] = [new Float64Array(run.dim), new Float64Array(run.dim)];
  const compare = new Comparison(run, precision);
  const base = baseRate(candidate);
  const rates = candidate.definition.lrKey === null ? null : run.rates;
  const isFree = run.isAtX === true && optimizer.answer !== undefined;
  let first: Distance | null = null;
  let [apart, watched] = [0, 0];
  x.set(run.x[0]);
  const end = run.x.length - 1;
  for (let t = 0; t < Math.min(end, first === null ? end : first.step + most); t++) {
    if (!isFree) x.set(run.x[t]);
    if (oracle instanceof CountingOracle) oracle.begin(x, g);
    if (!isFree) g.set(run.g[t]);
    optimizer.step(x, g, rates?.[t] ?? base, t + 1);
    const found = isFree
      ? compare.step(t, optimizer.answer)
      : (compare.step(t, x) ?? compare.answer(t, optimizer.answer ?? x));
    if (found !== null) {
      first ??= found;
      apart += found.relative;
    }
    if (first !== null) watched++;
  }
  return first === null ? null : { ...first, relative: apart / watched };
}

class Comparison {
  readonly #scale: Vec;
  readonly #tolerance: (typeof TOLERANCES)[Precision];

  constructor(
    private readonly run: RecordedRun,
    precision: Precision,
  ) {
    this.#scale = new Float64Array(run.dim);
    this.#tolerance = TOLERANCES[precision];
  }

  /** @param theirs where the other method leads from x_t */
  step(t: number, theirs: Vec): Distance | null {
    const { dim, x } = this.run;
    for (let i = 0; i < dim; i++) {
      const [mine, other] = [x[t + 1][i] - x[t][i], theirs[i] - x[t][i]];
      const longest = Math.max(Math.abs(mine), Math.abs(other));
      const scale = Math.max(longest, FORGETS * this.#scale[i]);
      const size = Math.max(Math.abs(x[t][i]), Math.abs(x[t + 1][i]));
      this.#scale[i] = scale;
      if (!this.#agree(mine, other, scale, size)) return this.#found(t, i, mine, other, false);
    }
    return null;
  }

  answer(t: number, theirs: Vec): Distance | null {
    const { dim, answers, x } = this.run;
    if (answers === null) return null;
    for (let i = 0; i < dim; i++) {
      const [mine, other] = [answers[t + 1][i], theirs[i]];
      const size = Math.max(Math.abs(mine), Math.abs(x[t + 1][i]), Math.abs(x[0][i]));
      if (!this.#agree(mine, other, this.#scale[i], size)) {
        return this.#found(t, i, mine, other, true);
      }
    }
    return null;
  }

  #agree(mine: number, other: number, scale: number, size: number): boolean {
    if (!Number.isFinite(mine) || !Number.isFinite(other)) {
      return Number.isFinite(mine) === Number.isFinite(other);
    }
    const { step, x } = this.#tolerance;
    return Math.abs(mine - other) <= step * scale + x * size;
  }

  #found(t: number, i: number, mine: number, theirs: number, isAnswer: boolean): Distance {
    const relative = Math.abs(mine - theirs) / this.#scale[i];
    return {
      run: this.run.name,
      step: t + 1,
      coordinate: i,
      gradient: this.run.g[t][i],
      mine,
      theirs,
      isAnswer,
      relative: relative < 1 ? relative : 1,
    };
  }
}
