import type { AnyDefinition, AnyOptimizer } from "../core/definition.js";
import type { Params } from "../core/parameter.js";
import { kebab } from "../core/params.js";

/** The arguments of an `optbench run` in which the entry works: at a learning rate that is found. */
export function exampleOf(definition: AnyDefinition): string {
  const { id, kind, example } = definition;
  if (example !== undefined) return example;
  switch (kind) {
    case "optimizer":
      return `-f anisotropic -o ${id}${hasRateToFind(definition) ? " --tune" : ""}`;
    case "function":
      return `-f ${id} -o adam,l-bfgs --tune`;
    case "transform":
      return `-f anisotropic+${id} -o adam,l-bfgs --tune`;
    case "schedule":
    case "modifier":
      return `-f anisotropic -o adam+${addition(definition)} --tune`;
  }
}

/** Whether `--tune` searches a method's learning rate. */
function hasRateToFind({ lrKey, params }: AnyOptimizer): boolean {
  const param = lrKey === null ? undefined : (params as Params)[lrKey];
  return param?.type === "number" && param.search !== null;
}

/** A schedule or modifier as it is written behind a method. */
function addition(definition: Exclude<AnyDefinition, { kind: "optimizer" | "function" }>): string {
  const { id, params } = definition;
  // joins those before it, at the iterations that its first parameter has
  if ("join" in definition)
    return `warmup:steps=10+constant+${id}:${kebab(Object.keys(params)[0])}=10`;
  // without a bound a modifier that limits something does nothing
  const [[key, first] = []] = Object.entries(params as Params);
  return key !== undefined && first?.default === Infinity ? `${id}:${kebab(key)}=1` : id;
}
