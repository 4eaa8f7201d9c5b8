import { remember } from "./known-names.js";
import { reading, usage } from "../core/errors.js";
import { fold } from "../core/suggest.js";
import { CaseProduct, kindOf, nameCase } from "./case-product.js";
import type { Case, Cases, IndexedCases } from "./cases.js";
import type { Catalogue } from "./catalogue.js";
import { readDefaults } from "./defaults.js";
import { readEvaluationBudget, type EvaluationBudget } from "./evaluation-budget.js";
import { parseList } from "./grammar.js";
import type { Item } from "./item.js";
import type { FunctionText, OptimizerText } from "./names.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "./resolve.js";
import { twinError } from "./twin-error.js";
import { checkSeed, distinctSeeds } from "./seeds.js";
import { completeSettings, DEFAULT_SEED, MAX_CASES, type Settings } from "./settings.js";
import { StartList } from "./start-list.js";
import { placeStart, type Start } from "./starts.js";

/**
 * What to run: plain JSON, names and numbers. Functions × dims × starts × optimizers × seeds make
 * the cases.
 */
export interface RunSpec extends Partial<Omit<Settings, "maxEvaluations">> {
  /** Items of the grammar: "rosenbrock:dim=3". */
  readonly functions: readonly FunctionText[];
  /** Items of the grammar: "adam:lr=0.1/0.3+cosine". */
  readonly optimizers: readonly OptimizerText[];
  /**
   * Items whose parameters hold wherever their name stands without them: "adam:beta2=0.99". The
   * names "optimizers" and "functions" stand for all that have the parameter.
   */
  readonly defaults?: readonly string[];
  /** For functions that do not state their own; default: each function's default. */
  readonly dims?: readonly number[];
  /** Where runs start; default: where each function says. */
  readonly starts?: readonly Start[];
  /** Whole numbers from 1; default: 1 alone. */
  readonly seeds?: readonly number[];
  /** Evaluations after which a case ends: a number, or "1e4*dim". */
  readonly maxEvaluations?: EvaluationBudget;
}

/** The cases of a run, and what they share. */
export interface Plan {
  /** With `trial`, a run keeps what a search needs instead of its curve. */
  readonly settings: Settings & { readonly trial?: boolean };
  readonly cases: Cases;
}

/** A plan whose cases are made when asked for. */
export interface IndexedPlan extends Plan {
  readonly cases: IndexedCases;
}

/** A plan of whole lists. */
export interface ProductPlan extends Plan {
  readonly cases: CaseProduct;
}

/** The most numbers that kept paths may hold together. */
const MAX_PATH_NUMBERS = 1e7;
/** What a spec has beside settings: lists. */
const AXES = ["functions", "optimizers", "defaults", "dims", "starts", "seeds"] as const;

/** What an item of the list of optimizers stands for. */
export type ResolveItem = (item: Item, catalogue: Catalogue) => readonly ResolvedOptimizer[];

/** What the caller's user writes to allow so many cases. */
export type Raise = (count: number) => string;

const usualRaise: Raise = (count) => `{ maxCases: ${count} }`;

/**
 * Expands a spec into its cases, in the order functions, starts, optimizers, seeds. Throws a usage
 * error.
 *
 * @param raise the library's option unless stated
 */
export function planRun(
  spec: RunSpec,
  catalogue: Catalogue,
  maxCases = MAX_CASES,
  resolve: ResolveItem = resolveOptimizers,
  raise?: Raise,
): ProductPlan {
  const { maxEvaluations: given, ...shared } = spec;
  const budget = given === undefined ? undefined : readEvaluationBudget(given, "run");
  const common = typeof budget === "number" ? { maxEvaluations: budget } : {};
  const settings = completeSettings({ ...shared, ...common }, AXES);
  for (const axis of AXES) {
    if (!Array.isArray(spec[axis] ?? [])) throw usage(`run: ${axis} is not a list`);
    if (spec[axis]?.length === 0) throw usage(`no ${axis} given`);
  }
  const read = itemReaders(spec, catalogue, resolve);
  const optimizers = readItems("optimizers", spec.optimizers, read.optimizers);
  const functions = readItems("functions", spec.functions, read.functions);
  // an optimizer with open values has no case id
  if (resolve === resolveOptimizers) remember(functions, optimizers, catalogue);
  const seeds = (spec.seeds ?? [DEFAULT_SEED]).map((seed) => checkSeed(seed, "run"));
  distinctSeeds(seeds, "run");
  const starts = new StartList(spec.starts ?? ["default"]);
  const cases = new CaseProduct({ functions, starts, optimizers, seeds, budget });
  if (cases.length > Math.min(maxCases, MOST_CASES))
    throw tooMany("the grid has", cases.length, maxCases, raise);
  cases.refuseUnplaced();
  const twin = cases.twin();
  if (twin !== null) throw twinError(twin, spec, read);
  refuseLongPaths(cases, settings);
  return { settings, cases };
}

/** Beyond this, doubles cannot number the cases of a grid exactly. */
const MOST_CASES = 1e15;

/** @param what "the grid has", before the number */
export function tooMany(
  what: string,
  count: number,
  maxCases: number,
  raise: Raise = usualRaise,
): Error {
  const grid = `${what} ${count} cases`;
  if (count > MOST_CASES) return usage(`${grid}; at most ${MOST_CASES} can be told apart`);
  return usage(`${grid}; more than ${maxCases} need ${raise(count)}`);
}

/** How a spec reads the items of its lists: with its defaults, in its dimensions. */
export function itemReaders(
  spec: RunSpec,
  catalogue: Catalogue,
  resolve: ResolveItem = resolveOptimizers,
) {
  const fillIn = readDefaults(spec.defaults ?? [], catalogue);
  return {
    optimizers: (text: string): readonly ResolvedOptimizer[] =>
      parseList(text).flatMap((item) => resolve(fillIn(item, "optimizers"), catalogue)),
    functions: (text: string): readonly ResolvedFunction[] =>
      parseList(text).flatMap((item) =>
        inDimensions(fillIn(item, "functions"), catalogue, spec.dims),
      ),
  };
}

/** One case at a point, by default the function's own start. */
export function caseOf(
  fn: ResolvedFunction,
  optimizer: ResolvedOptimizer,
  start: "default" | readonly number[] = "default",
  seed = DEFAULT_SEED,
): Case {
  const place = placeStart(fn, start, seed);
  return nameCase(kindOf(fn, optimizer), place, checkSeed(seed, "run"));
}

/** The functions of an item in each dimension; where it states its own, in that alone. */
function inDimensions(
  item: Item,
  catalogue: Catalogue,
  dims: readonly number[] | undefined,
): ResolvedFunction[] {
  const statesOwn = item.terms[0].params.some(({ key }) => fold(key) === "dim");
  const asked = statesOwn || dims === undefined ? [undefined] : dims;
  return asked.flatMap((dim) => resolveFunctions(item, catalogue, dim));
}

function readItems<T>(
  field: "functions" | "optimizers",
  texts: readonly string[] | undefined,
  read: (text: string) => readonly T[],
): T[] {
  const found = (texts ?? []).flatMap((text) => reading(field, text, () => read(text)));
  if (found.length === 0) throw usage(`no ${field} given`);
  return found;
}

/** The most variables of a function in a picture: `drawn` keeps the paths of these functions only. */
export const MOST_DRAWN = 2;

/** Throws a usage error when the iterates of all cases are to be kept and are too many for that. */
export function refuseLongPaths(
  cases: Iterable<Pick<Case, "dimension">>,
  { path, drawn, iterations }: Settings,
): void {
  if (!path && !drawn) return;
  let numbers = 0;
  for (const { dimension } of cases) {
    if (path || dimension <= MOST_DRAWN) numbers += (iterations + 1) * dimension;
  }
  if (numbers > MAX_PATH_NUMBERS) {
    throw usage(
      `path: every iterate of every case would be ${numbers} numbers, at most ${MAX_PATH_NUMBERS} are kept`,
    );
  }
}
