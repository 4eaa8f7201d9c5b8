import type { AnyDefinition, Placement, View } from "../../core/definition.js";
import { messageOf, OptbenchError, usage } from "../../core/errors.js";
import { checkBox, checkOptimum, checkPoint } from "./check-function.js";

type Method = (...args: unknown[]) => unknown;

/**
 * The definition, whose errors name the plugin that it comes from.
 *
 * A usage error stays one, as a built-in's does. Anything else that is thrown while a case is made
 * ends that case alone; but `apply` of a transform is called before there are cases, and what goes
 * wrong there is a usage error, too.
 */
export function namePlugin<D extends AnyDefinition>(definition: D, plugin: string): D {
  const named: Record<string, unknown> = { ...definition };
  for (const [key, value] of Object.entries(named)) {
    if (typeof value !== "function") continue;
    const method = (...args: unknown[]) => (value as Method).apply(definition, args);
    const called = `'${definition.id}': apply()`;
    named[key] = naming(plugin, key === "apply" ? applying(method, called, plugin) : method);
  }
  return named as unknown as D;
}

/** The method, whose usage errors begin with the plugin's name. */
function naming(plugin: string, method: Method): Method {
  const field = `plugin ${plugin}`;
  return (...args) => {
    try {
      return method(...args);
    } catch (error) {
      if (!(error instanceof OptbenchError) || error.details?.field === field) throw error;
      // a place in a text of the plugin's own says nothing about ours
      throw new OptbenchError(error.code, error.message, { field });
    }
  };
}

/** `apply` of a transform, which gives a view or throws a usage error. */
function applying(apply: Method, called: string, plugin: string): Method {
  return (place, values) => {
    try {
      const view = apply(place, values) as Partial<View> | null | undefined;
      const { see } = view ?? {};
      if (typeof see !== "function") throw usage(`${called} gives nothing with a see()`);
      return {
        place: checkedPlace(view?.place, (place as Placement).start.length, called),
        see: naming(plugin, (...args) => see.apply(view, args as Parameters<View["see"]>)),
      };
    } catch (error) {
      if (error instanceof OptbenchError) throw error;
      throw usage(`${called} fails: ${messageOf(error)}`);
    }
  };
}

function checkedPlace(place: Partial<Placement> | undefined, n: number, called: string): Placement {
  const { start, domain, optimum } = place ?? {};
  checkPoint(start, n, `${called}: place.start`);
  checkBox(domain, n, `${called}: place.domain`);
  checkOptimum(optimum, n, `${called}: place.optimum`);
  return { start: Float64Array.from(start!), domain: domain!, optimum: optimum! };
}
