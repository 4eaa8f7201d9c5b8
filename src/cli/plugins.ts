import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineTransform,
} from "../core/define.js";
import { OptbenchError, usage } from "../core/errors.js";
import type { AnyDefinition, AnyFunction } from "../core/types.js";
import { differentiable, gradientMismatch } from "../run/differences.js";
import type { Catalogue, Entries } from "../spec/catalogue.js";
import { completeParams } from "../core/params.js";

const KINDS: Readonly<Record<AnyDefinition["kind"], keyof Entries>> = {
  optimizer: "optimizers",
  function: "functions",
  schedule: "schedules",
  modifier: "modifiers",
  transform: "transforms",
};

/** The catalogue with what the plugins define. `warn` hears of functions whose gradient is missing or wrong. */
export async function loadPlugins(
  paths: readonly string[],
  catalogue: Catalogue,
  cwd: string,
  warn: (message: string) => void,
): Promise<Catalogue> {
  let all = catalogue;
  for (const path of paths) {
    const definitions = await importDefinitions(path, cwd);
    for (const definition of definitions) {
      if (definition.kind === "function") checkGradient(definition, path, warn);
      try {
        all = all.with({ [KINDS[definition.kind]]: [definition] });
      } catch (error) {
        throw usage(`plugin ${path}: ${(error as Error).message}`);
      }
    }
  }
  return all;
}

async function importDefinitions(path: string, cwd: string): Promise<AnyDefinition[]> {
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(resolve(cwd, path)).href);
  } catch (error) {
    throw usage(`plugin ${path}: ${loadingError(error, path)}`);
  }
  const { default: exported } = module;
  if (exported === undefined) {
    throw usage(
      `plugin ${path}: there is no default export; expected defineOptimizer({…}), defineFunction({…}) or a list of them`,
    );
  }
  const list = Array.isArray(exported) ? exported : [exported];
  if (list.length === 0) throw usage(`plugin ${path}: the default export is an empty list`);
  return list.map((entry, k) => {
    const place = Array.isArray(exported)
      ? `entry ${k} of the default export`
      : "the default export";
    return checkDefinition(entry, `plugin ${path}: ${place}`);
  });
}

function loadingError(error: unknown, path: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION" && /\.[cm]?ts$/.test(path)) {
    return `this Node does not run TypeScript; Node 22.18 or later does, or compile the file first`;
  }
  if (code === "ERR_MODULE_NOT_FOUND" && message.includes(path.replace(/^\.\//, ""))) {
    return "there is no such file";
  }
  return `it failed to load: ${message ?? String(error)}`.split("\n")[0];
}

/** What each kind must have, as functions or text. */
const NEEDED: Readonly<Record<AnyDefinition["kind"], readonly string[]>> = {
  optimizer: ["create"],
  function: ["start", "create"],
  schedule: ["create"],
  modifier: ["wrap"],
  transform: ["apply"],
};

function checkDefinition(entry: unknown, place: string): AnyDefinition {
  if (typeof entry !== "object" || entry === null) throw usage(`${place} is not a definition`);
  const definition = withKind(entry as Record<string, unknown>);
  if (definition === null) {
    throw usage(
      `${place} has none of create(), wrap(), apply(): expected what defineOptimizer, defineFunction, defineSchedule or defineModifier make`,
    );
  }
  const { id, kind } = definition;
  if (typeof id !== "string" || !/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    throw usage(`${place}: id ${JSON.stringify(id)} is not lower-case words joined by '-'`);
  }
  for (const method of NEEDED[kind]) {
    if (typeof definition[method as keyof AnyDefinition] !== "function") {
      throw usage(`${place}: '${id}' has no ${method}()`);
    }
  }
  try {
    completeParams(id, definition.params, defaultsOf(definition));
  } catch (error) {
    throw usage(`${place}: ${(error as Error).message}`);
  }
  return definition;
}

/** A plain object may stand for a definition, so that a plugin need not import optbench. */
function withKind(given: Record<string, unknown>): AnyDefinition | null {
  const { kind } = given;
  if (typeof kind === "string" && Object.hasOwn(KINDS, kind))
    return given as unknown as AnyDefinition;
  if (kind !== undefined) return null;
  if ("wrap" in given) return defineModifier(given as never);
  if ("apply" in given) return defineTransform(given as never);
  if ("start" in given) return defineFunction(given as never);
  return "create" in given ? defineOptimizer(given as never) : null;
}

/** The defaults, given as values, so that they are checked against their own ranges. */
function defaultsOf({ params }: AnyDefinition): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params as object).map(([key, param]) => [key, param.default]),
  );
}

function checkGradient(
  definition: AnyFunction,
  path: string,
  warn: (message: string) => void,
): void {
  try {
    const values = completeParams(definition.id, definition.params, {});
    const dim = definition.dim.default;
    const objective = definition.create(dim, values);
    if ("value" in objective) {
      warn(
        `${path}: ${definition.id} has no gradient: central differences are taken, at 2n + 1 values an evaluation`,
      );
      return;
    }
    const mismatch = gradientMismatch(differentiable(objective), definition.start(dim, values));
    if (mismatch !== null) {
      const { coordinate, stated, difference } = mismatch;
      warn(
        `${path}: ${definition.id}: the gradient is wrong in coordinate ${coordinate} at the start: it says ${stated}, differences say ${difference}`,
      );
    }
  } catch (error) {
    if (error instanceof OptbenchError) throw error;
    // whatever throws here throws again in its case, which then ends in error: the others go on
  }
}
