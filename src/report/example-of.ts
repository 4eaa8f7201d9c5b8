import type {
  AnyDefinition,
  AnyOptimizer,
  ModifierDefinition,
  ScheduleDefinition,
} from "../core/definition.js";
import type { Params } from "../core/parameter.js";
import { kebab, printValue } from "../core/params.js";

/** A command that runs the entry. */
export function exampleOf(definition: AnyDefinition): string {
  const name = definition.id;
  switch (definition.kind) {
    case "optimizer":
      return `optbench run -f anisotropic -o ${withRate(definition)}`;
    case "function":
      return `optbench run -f ${name} -o adam,momentum`;
    case "transform":
      return `optbench run -f anisotropic+${name} -o adam,momentum`;
    default:
      return `optbench run -f rosenbrock -o adam:lr=0.02+${modifierExample(definition)}`;
  }
}

/** What stands alone is its name; what joins others stands after them, what has no bound is given one. */
function modifierExample(definition: ScheduleDefinition | ModifierDefinition): string {
  const { id, params } = definition;
  if ("join" in definition) {
    return `warmup:steps=10+cosine:steps=90+${id}:${kebab(Object.keys(params)[0])}=10`;
  }
  const [[key, first] = []] = Object.entries(params);
  return key !== undefined && first?.default === Infinity ? `${id}:${kebab(key)}=1` : id;
}

function withRate({ id, lrKey, params }: AnyOptimizer): string {
  if (lrKey === null) return id;
  return `${id}:${kebab(lrKey)}=${printValue((params as Params)[lrKey].default)}`;
}
