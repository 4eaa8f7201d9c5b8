import type { AnyDefinition } from "./definition.js";
import { messageOf, usage } from "./errors.js";
import type { Params } from "./parameter.js";
import { completeParams, kebab } from "./params.js";

/** What each kind must have, as functions. */
const METHODS: Readonly<Record<AnyDefinition["kind"], readonly string[]>> = {
  optimizer: ["create"],
  function: ["start", "domain", "optimum", "create"],
  schedule: ["create"],
  modifier: ["wrap"],
  transform: ["apply"],
};

/** What is printed where it is given. */
const TEXTS = ["formula", "rule", "smoothness", "pitfalls"];

const PARAM_TYPES = new Set(["number", "flag", "choice", "list"]);

/**
 * Throws a usage error unless `definition` has what a run needs of its kind: callers without types
 * write it by hand. Its id is checked elsewhere: those of dialects and formulas have other signs.
 */
export function checkDefinition(definition: AnyDefinition, named: string): void {
  const given = definition as unknown as Record<string, unknown>;
  checkFields(given, named);
  for (const method of METHODS[definition.kind]) {
    if (typeof given[method] !== "function") throw usage(`${named} has no ${method}()`);
  }
  if (typeof given["title"] !== "string") throw usage(`${named} has no title`);
  const needed =
    definition.kind === "function" ? ["params", "source", "dim"] : ["params", "source"];
  for (const field of needed) {
    if (given[field] === undefined) throw usage(`${named} has no ${field}`);
  }
  checkParams(definition, named);
}

/** Throws a usage error for a field that is there and is not what it must be. */
export function checkFields(given: Readonly<Record<string, unknown>>, named: string): void {
  for (const field of ["params", "dim", "source"]) {
    if (given[field] !== undefined && !isObject(given[field])) {
      throw usage(`${named}: ${field} is not an object`);
    }
  }
  for (const field of TEXTS) {
    if (given[field] !== undefined && typeof given[field] !== "string") {
      throw usage(`${named}: ${field} is not text`);
    }
  }
  const { aliases = [] } = given;
  if (!Array.isArray(aliases) || !aliases.every((one) => typeof one === "string")) {
    throw usage(`${named}: aliases is not a list of names`);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the parameters are such, and their defaults in their own ranges. */
function checkParams({ id, params }: AnyDefinition, named: string): void {
  for (const [key, param] of Object.entries(params as Record<string, unknown>)) {
    const { type } = (isObject(param) ? param : {}) as { type?: unknown };
    if (typeof type !== "string" || !PARAM_TYPES.has(type)) {
      throw usage(
        `${named}: parameter ${kebab(key)} is not what number(), flag(), choice() or list() make`,
      );
    }
  }
  const defaults = Object.entries(params as Params).map(([key, param]) => [key, param.default]);
  try {
    completeParams(id, params, Object.fromEntries(defaults));
  } catch (error) {
    throw usage(`${named}: ${messageOf(error)}`);
  }
}
