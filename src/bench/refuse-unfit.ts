import { OptbenchError, usage } from "../core/errors.js";
import type { Oracle } from "../core/types.js";
import type { Catalogue } from "../plan/catalogue.js";
import { parseItem } from "../plan/grammar.js";
import type { Case, Plan } from "../plan/plan.js";
import { resolveOptimizers } from "../plan/resolve.js";
import { bindOptimizer, bindSchedule } from "./bind.js";
import { resolveCase, settingsOf, startRun } from "./execute.js";

/**
 * Throws before the first case what would else be thrown at a later one: a method that needs what
 * the function lacks, a schedule longer than the run.
 *
 * Few methods look at more of the function than its dimension before their first step, and to make
 * a function may take as long as to run it. So a method is made on trial, once for a dimension, and
 * functions only for those that look.
 */
export function refuseUnfit({ cases, settings }: Plan, catalogue: Catalogue): void {
  const looking = new Map<string, boolean>();
  const tried = new Set<string>();
  for (const one of cases) {
    const { iterations } = settingsOf(one, settings);
    const method = `${one.optimizer} ${one.dimension} ${iterations}`;
    const pair = `${one.function} ${method}`;
    if (looking.get(method) === false || tried.has(pair)) continue;
    tried.add(pair);
    try {
      const looks = looking.get(method) ?? looksAtFunction(one, iterations, catalogue);
      looking.set(method, looks);
      if (looks) startRun(resolveCase(one, catalogue), { ...settings, path: false });
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      throw usage(`${one.function} with ${one.optimizer}: ${error.message}`);
    }
  }
}

/** Makes the method of a case for a function that is not there. True when it asks for more than the dimension. */
function looksAtFunction(one: Case, iterations: number, catalogue: Catalogue): boolean {
  const [optimizer] = resolveOptimizers(parseItem(one.optimizer), catalogue);
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
