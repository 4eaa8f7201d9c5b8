import { usage } from "../core/errors.js";
import type { Vec } from "../core/types.js";
import { builtins } from "../bench/builtins.js";
import type { OptimizerText } from "../plan/names.js";
import { parseItem } from "../plan/grammar.js";
import { resolveOptimizers } from "../plan/resolve.js";
import { checkArrays, checkSpec } from "./check-arguments.js";
import { stepper } from "./create.js";
import { one } from "./one.js";

/** Parameters or gradients by name: { W1, b1, … }. */
export type Named = Readonly<Record<string, Vec>>;

/** An optimizer bound to named parameters, as the classes of the study text are. */
export interface BoundOptimizer<P extends Named> {
  /** One step: moves every parameter in place. `grads` has the same names and lengths. */
  update(grads: { readonly [K in keyof P]: Vec }): void;
}

/**
 * Binds an optimizer to a record of parameters, each of which keeps its own state.
 *
 * @param params - moved in place by every `update`
 * @param iterations - the length of the run, for schedules that end with it ("+cosine")
 * @throws OptbenchError for an unknown name, and from `update` for a gradient that is missing, of
 *   another length or of no parameter (nothing is moved then)
 * @example
 * const params = { W1: new Float64Array(6), b1: new Float64Array(2) };
 * const optimizer = bind("adam:lr=0.001", params);
 * optimizer.update({ W1: gradW1, b1: gradB1 });
 */
export function bind<P extends Named>(
  spec: OptimizerText,
  params: P,
  iterations?: number,
): BoundOptimizer<P> {
  checkSpec("bind", spec, "adam:lr=0.1");
  checkArrays("parameters", params);
  const resolved = one(resolveOptimizers(parseItem(spec), builtins()), spec);
  const entries = Object.entries(params).map(([name, x]) => ({
    name,
    x,
    stepper: stepper(resolved, x.length, iterations),
  }));
  return {
    update(grads) {
      checkArrays("gradients", grads);
      const stranger = Object.keys(grads).find((name) => !Object.hasOwn(params, name));
      if (stranger !== undefined) throw usage(`bind: '${stranger}' is a gradient of no parameter`);
      for (const { name, x } of entries) {
        const g: Vec | undefined = grads[name];
        if (g?.length !== x.length) {
          const found = g === undefined ? "there is none" : `its gradient has ${g.length}`;
          throw usage(`bind: '${name}' has length ${x.length}, ${found}`);
        }
      }
      for (const entry of entries) entry.stepper.step(entry.x, grads[entry.name]);
    },
  };
}
