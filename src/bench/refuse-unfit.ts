import { optimizerNamed } from "../plan/known-names.js";
import { OptbenchError, usage } from "../core/errors.js";
import type { Oracle } from "../core/types.js";
import type { Catalogue } from "../plan/catalogue.js";
import { samplesOf, type Case } from "../plan/cases.js";
import type { Plan } from "../plan/plan.js";
import { bindOptimizer, bindSchedule } from "./bind.js";
import { resolveCase, settingsOf, startRun } from "./execute.js";

/**
 * Throws before the first case what is wrong whatever the function, such as a schedule longer than
 * the run; and, where no case can be run at all, what the first method lacks. Of several cases those
 * that cannot be run are skipped when their turn comes.
 *
 * Few methods look at more of the function than its dimension before their first step, and to make
 * a function may take as long as to run it. So a method is made on trial, once for a dimension, and
 * functions only for those that look, until a case is found that can be run.
 */
export function refuseUnfit({ cases, settings }: Plan, catalogue: Catalogue): void {
  const methods = new Map<string, Trial>();
  let canRun = cases.length === 0;
  let first: OptbenchError | undefined;
  const tried = new Set<string>();
  for (const one of samplesOf(cases)) {
    const { iterations } = settingsOf(one, settings);
    const name = `${one.optimizer} ${iterations}`;
    const trial = methods.get(name) ?? { fits: false, looks: new Map() };
    methods.set(name, trial);
    const looks = looksAt(one, iterations, trial, catalogue);
    if (looks === null || canRun) continue;
    const pair = `${one.function} ${one.dimension} ${name}`;
    if (tried.has(pair)) continue;
    tried.add(pair);
    try {
      if (looks) startRun(resolveCase(one, catalogue), { ...settings, path: false });
      canRun = true;
    } catch (error) {
      first ??= unfit(one, error);
    }
  }
  const never = [...methods.values()].find(({ fits }) => !fits);
  if (never !== undefined) throw never.error!;
  if (!canRun) throw first!;
}

/** What is known of a method in runs of one length. */
interface Trial {
  /** Whether there is a dimension in which it can be made. */
  fits: boolean;
  /** What it lacks in some dimension. */
  error?: OptbenchError;
  /** By dimension: whether it looks at the function; null where it cannot be made. */
  readonly looks: Map<number, boolean | null>;
}

function looksAt(one: Case, iterations: number, trial: Trial, catalogue: Catalogue) {
  const known = trial.looks.get(one.dimension);
  if (known !== undefined) return known;
  let looks: boolean | null = null;
  try {
    looks = looksAtFunction(one, iterations, catalogue);
    trial.fits = true;
  } catch (error) {
    trial.error ??= unfit(one, error);
  }
  trial.looks.set(one.dimension, looks);
  return looks;
}

/** An error on purpose with the names of the case. Throws on what was thrown by mistake. */
function unfit(one: Case, error: unknown): OptbenchError {
  if (!(error instanceof OptbenchError)) throw error;
  return usage(`${one.function} with ${one.optimizer}: ${error.message}`);
}

/** Makes the method of a case for a function that is not there. True when it asks for more than the dimension. */
function looksAtFunction(one: Case, iterations: number, catalogue: Catalogue): boolean {
  const optimizer = optimizerNamed(one.optimizer, catalogue);
  let looked = false;
  const look = () => {
    looked = true;
    return undefined;
  };
  const oracle: Oracle = {
    dim: one.dimension,
    evaluations: 0,
    value: NaN,
    get minimum() {
      return look();
    },
    get domain() {
      return look();
    },
    get hessianVector() {
      return look();
    },
    valueAndGradient() {
      look();
      return NaN;
    },
    arriveAt() {},
    stay() {},
  };
  try {
    bindOptimizer(optimizer, one.dimension, oracle);
    bindSchedule(optimizer, iterations);
  } catch (error) {
    // what the user's definitions throw by mistake ends their own cases later
    if (!looked && error instanceof OptbenchError) throw error;
  }
  return looked;
}
