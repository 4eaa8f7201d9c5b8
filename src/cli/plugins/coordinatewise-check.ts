import type { AnyDefinition, AnyModifier, AnyOptimizer } from "../../core/definition.js";
import { usage } from "../../core/errors.js";
import { isCoordinatewise } from "../../core/is-coordinatewise.js";
import type { Param, ParamValue, Params, Values } from "../../core/parameter.js";
import { completeParams } from "../../core/params.js";
import type { Optimizer, Oracle } from "../../core/types.js";
import { couplingOf } from "../../run/coupling.js";

/**
 * Tries a method or a modifier that says it is coordinate-wise, with its defaults, each flag turned
 * over and each other word. Throws a usage error where it is not: runs of it would be stepped
 * together. What throws is left to the case.
 */
export function refuseFalseClaim(definition: AnyDefinition, named: string): void {
  if (definition.kind !== "optimizer" && definition.kind !== "modifier") return;
  for (const values of variants(definition)) {
    const why = quietly(() =>
      isCoordinatewise(definition, values)
        ? couplingOf(
            (dim, oracle) => make(definition, values, dim, oracle),
            rateOf(definition, values),
          )
        : null,
    );
    if (why === null) continue;
    throw usage(`${named} says coordinatewise: true, but it ${why}`, {
      hint: "leave coordinatewise out: its runs are then stepped one by one",
    });
  }
}

function variants({ id, params }: AnyOptimizer | AnyModifier): Values<Params>[] {
  const changes = Object.entries(params as Params).flatMap(([key, param]) =>
    otherWords(param).map((value): Record<string, ParamValue> => ({ [key]: value })),
  );
  const complete = (changed: Record<string, ParamValue>) =>
    quietly((): Values<Params> => completeParams(id, params as Params, changed));
  return [{}, ...changes].map(complete).filter((values) => values !== null);
}

function otherWords(param: Param): ParamValue[] {
  if (param.type === "flag") return [!param.default];
  return param.type === "choice" ? param.values.filter((word) => word !== param.default) : [];
}

function rateOf(definition: AnyOptimizer | AnyModifier, values: Values<Params>): number {
  const key = definition.kind === "optimizer" ? definition.lrKey : null;
  return key === null ? 0.1 : (values[key] as number);
}

/** A modifier is tried around gradient descent. */
function make(
  definition: AnyOptimizer | AnyModifier,
  values: Values<Params>,
  dim: number,
  oracle: Oracle,
): Optimizer {
  if (definition.kind === "optimizer") return definition.create(dim, values, oracle);
  const descent: Optimizer = {
    step(x, g, lr) {
      for (let i = 0; i < dim; i++) x[i] -= lr * g[i];
    },
  };
  return definition.wrap(descent, dim, values, oracle);
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
