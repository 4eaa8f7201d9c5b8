import { checkDefinition } from "../core/check-definition.js";
import { checkId } from "../core/check-id.js";
import type { AnyFunction, AnyOptimizer } from "../core/definition.js";
import { messageOf, usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import type { Catalogue } from "../plan/catalogue.js";

/** Definitions that get names like those of the catalogue, such as `startProgram` returns. */
export interface Plugin {
  /** Their ids may not be in the catalogue. */
  readonly functions?: readonly AnyFunction[];
  /** Their ids may not be in the catalogue. */
  readonly optimizers?: readonly AnyOptimizer[];
}

const KINDS = { functions: "function", optimizers: "optimizer" } as const;

/** The catalogue with the definitions of plug-ins. Throws a usage error for anything else. */
export function withPlugins(caller: string, catalogue: Catalogue, plugins: unknown): Catalogue {
  if (plugins === undefined) return catalogue;
  if (!Array.isArray(plugins)) throw wrong(caller, plugins);
  let all = catalogue;
  for (const plugin of plugins as unknown[]) {
    const entries = checked(caller, plugin);
    try {
      all = all.with(entries);
    } catch (error) {
      throw usage(`${caller}: plugins: ${messageOf(error)}`);
    }
  }
  return all;
}

function checked(caller: string, plugin: unknown): Plugin {
  if (typeof plugin !== "object" || plugin === null || Array.isArray(plugin)) {
    throw wrong(caller, plugin);
  }
  // a started program can be closed
  const { close: _, ...lists } = plugin as Record<string, unknown>;
  for (const [key, list] of Object.entries(lists)) {
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key as keyof typeof KINDS] : undefined;
    if (kind === undefined || !Array.isArray(list)) throw wrong(caller, plugin);
    for (const [k, one] of (list as unknown[]).entries()) {
      if ((Object(one) as { kind?: unknown }).kind !== kind) throw wrong(caller, plugin);
      const definition = one as AnyFunction | AnyOptimizer;
      const place = `${caller}: plugins: ${key}[${k}]`;
      checkDefinition(definition, `${place}: '${checkId(definition.id, place)}'`);
    }
  }
  return lists;
}

function wrong(caller: string, got: unknown) {
  return usage(
    `${caller}: plugins: expected a list of { functions, optimizers } with definitions, got ${shown(got)}`,
    { hint: 'startProgram of "optbench/programs" makes one of a file in Python' },
  );
}
