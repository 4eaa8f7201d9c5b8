import type { AnyDefinition, AnyFunction, AnyOptimizer } from "../core/definition.js";
import { checkDefinition } from "../core/check-definition.js";
import { checkId } from "../core/check-id.js";
import { messageOf, usage } from "../core/errors.js";
import { showDefinition } from "../core/show-definition.js";
import type { Catalogue } from "../plan/catalogue.js";
import { bareDefinition, type BareObjective, type FunctionLike } from "./minimize.js";
import type { BenchmarkSpec, NamedSpec } from "./read-benchmark-spec.js";
import { withPlugins } from "./with-plugins.js";

/** A spec whose lists hold names alone, and the catalogue that knows them. */
interface NamedBenchmark {
  readonly spec: NamedSpec;
  readonly catalogue: Catalogue;
}

/** Enters the definitions of a spec's lists into the catalogue, and puts their names in their place. */
export function nameDefinitions(spec: BenchmarkSpec, builtins: Catalogue): NamedBenchmark {
  const { functions, optimizers, plugins, ...rest } = spec;
  const own = new Own(withPlugins("runBenchmark", builtins, plugins));
  const named = {
    ...rest,
    functions: eachItem(functions, (given) => own.nameOf(given, "functions")),
    optimizers: eachItem(optimizers, (given) => own.nameOf(given, "optimizers")),
  };
  return { spec: named as NamedSpec, catalogue: own.catalogue };
}

function eachItem(given: unknown, name: (item: unknown) => unknown): unknown {
  return Array.isArray(given) ? given.map(name) : name(given);
}

const KIND = { functions: "function", optimizers: "optimizer" } as const;

class Own {
  readonly #known: Set<AnyDefinition>;
  readonly #objectives = new Map<BareObjective, AnyFunction>();

  constructor(public catalogue: Catalogue) {
    this.#known = new Set([...catalogue.functions, ...catalogue.optimizers]);
  }

  /** The name of a definition; anything else unchanged. */
  nameOf(given: unknown, list: keyof typeof KIND): unknown {
    const definition = this.#definitionOf(given, list);
    if (definition === null) return given;
    if (!this.#known.has(definition)) this.#enter(definition, list);
    return definition.id;
  }

  #definitionOf(given: unknown, list: keyof typeof KIND): AnyFunction | AnyOptimizer | null {
    const { kind } = Object(given) as { kind?: unknown };
    if (kind === KIND[list]) return given as AnyFunction | AnyOptimizer;
    if (list === "functions" && isBareObjective(given)) return this.#bare(given);
    const other =
      typeof kind === "string" && "create" in (given as object) ? `a ${kind}` : undefined;
    const instead = showDefinition(given, KIND[list]) ?? other;
    if (instead !== undefined) throw usage(`runBenchmark: ${list} holds ${instead}`);
    return null;
  }

  /** Several bare objectives are told apart by number: objective, objective-2, objective-3. */
  #bare(given: BareObjective): AnyFunction {
    const known = this.#objectives.get(given);
    if (known !== undefined) return known;
    const count = this.#objectives.size + 1;
    const definition = bareDefinition(given, count === 1 ? "objective" : `objective-${count}`);
    this.#objectives.set(given, definition);
    return definition;
  }

  #enter(definition: AnyFunction | AnyOptimizer, list: keyof typeof KIND): void {
    const id = checkId(definition.id, "runBenchmark");
    checkDefinition(definition, `runBenchmark: ${list}: '${id}'`);
    try {
      this.catalogue = this.catalogue.with({ [list]: [definition] });
    } catch (error) {
      throw usage(`runBenchmark: ${messageOf(error)}`);
    }
    this.#known.add(definition);
  }
}

function isBareObjective(given: unknown): given is BareObjective & FunctionLike {
  const { start, value, valueAndGradient } = Object(given) as Partial<Record<string, unknown>>;
  return start !== undefined && [value, valueAndGradient].some((own) => typeof own === "function");
}
