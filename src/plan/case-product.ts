import { printCaseId } from "../core/case-id.js";
import { IndexedCases, type Case, type CaseKind } from "./cases.js";
import { evaluationsIn, type EvaluationBudget } from "./evaluation-budget.js";
import type { ResolvedFunction, ResolvedOptimizer } from "./resolve.js";
import { DEFAULT_SEED } from "./settings.js";
import type { StartList } from "./start-list.js";
import { isRandom, placeStart, randomPlaces, type StartingPlace } from "./starts.js";

/** The lists whose product are the cases: the last varies fastest. */
interface Axes {
  readonly functions: readonly ResolvedFunction[];
  readonly starts: StartList;
  readonly optimizers: readonly ResolvedOptimizer[];
  readonly seeds: readonly number[];
  readonly budget: EvaluationBudget | undefined;
}

/** So many random points are kept for the next optimizer, which begins at the same ones. */
const MOST_POINTS = 4096;

/** Every function from every start with every optimizer and every seed. */
export class CaseProduct extends IndexedCases {
  readonly length: number;
  readonly #kinds: readonly CaseKind[];
  /** The places of the function and start that were asked for last, by the place of the seed. */
  #known: { place: number; points: (StartingPlace | undefined)[] } = { place: -1, points: [] };
  /** The random starts of the function that was asked for last, by the place of the seed. */
  #random: { fn: number; of: ReturnType<typeof randomPlaces>[] } = { fn: -1, of: [] };

  constructor(readonly axes: Axes) {
    super();
    const { functions, starts, optimizers, seeds, budget } = axes;
    this.length = functions.length * starts.length * optimizers.length * seeds.length;
    this.#kinds = functions.flatMap((fn) => optimizers.map((one) => kindOf(fn, one, budget)));
  }

  override *firstOfKinds(): Generator<number> {
    const { functions, starts, optimizers, seeds } = this.axes;
    const perFunction = starts.length * optimizers.length * seeds.length;
    for (const fn of functions.keys()) {
      for (const one of optimizers.keys()) yield fn * perFunction + one * seeds.length;
    }
  }

  kindAt(place: number): CaseKind {
    const { starts, optimizers, seeds } = this.axes;
    const row = Math.floor(place / seeds.length);
    const fn = Math.floor(row / optimizers.length / starts.length);
    return this.#kinds[fn * optimizers.length + (row % optimizers.length)];
  }

  caseAt(place: number): Case {
    const { optimizers, seeds } = this.axes;
    const seed = place % seeds.length;
    const origin = Math.floor(place / seeds.length / optimizers.length);
    return nameCase(this.kindAt(place), this.#startOf(origin, seed), seeds[seed]);
  }

  idAt(place: number): string {
    const { functions, starts, optimizers, seeds } = this.axes;
    const seed = place % seeds.length;
    const origin = Math.floor(place / seeds.length / optimizers.length);
    const start = starts.at(origin % starts.length);
    const fn = functions[Math.floor(origin / starts.length)];
    const name = isRandom(start) ? start : placeStart(fn, start, 1).name;
    return nameOf(this.kindAt(place), name, seeds[seed]);
  }

  said(hasAll: boolean): unknown {
    const { functions, starts, optimizers, seeds, budget = null } = this.axes;
    const hasRandom = [...starts.samples()].some(({ start }) => isRandom(start));
    return {
      functions: functions.map((fn) =>
        hasAll
          ? [fn.id, fn.dim, placeStart(fn, "default", 1), hasRandom && domainOf(fn), ...labelOf(fn)]
          : fn.id,
      ),
      starts: starts.given,
      optimizers: optimizers.map(({ id, label }) => (hasAll ? [id, label] : id)),
      seeds,
      ...(hasAll ? { budget } : {}),
    };
  }

  /** Throws a usage error where a function does not have the starts that are given. */
  refuseUnplaced(): void {
    const { functions, starts, seeds } = this.axes;
    for (const fn of functions) {
      for (const { start } of starts.samples()) placeStart(fn, start, seeds[0]);
    }
  }

  /** A case whose id another has too; null where there is none. */
  twin(): Case | null {
    const { functions, starts, optimizers, seeds } = this.axes;
    const optimizer = twinIn(optimizers.map(({ id }) => id));
    if (optimizer > 0) return this.caseAt(optimizer * seeds.length);
    const perStart = optimizers.length * seeds.length;
    for (const [k, fn] of functions.entries()) {
      // random ones differ by their numbers
      const fixed = [...starts.samples()].filter(({ start }) => !isRandom(start));
      const start = twinIn(fixed.map((one) => placeStart(fn, one.start, 1).name));
      if (start > 0) return this.caseAt((k * starts.length + fixed[start].place) * perStart);
    }
    const fn = twinIn(functions.map(({ id }) => id));
    return fn > 0 ? this.caseAt(fn * starts.length * perStart) : null;
  }

  /** Whether another product has some of the same ids; then one of them. */
  shared({ axes: others }: CaseProduct): Case | null {
    const { functions, starts, optimizers, seeds } = this.axes;
    const has = (list: readonly { readonly id: string }[], id: string) =>
      list.some((other) => other.id === id);
    const optimizer = optimizers.findIndex(({ id }) => has(others.optimizers, id));
    const seed = seeds.findIndex((one) => others.seeds.includes(one));
    if (optimizer < 0 || seed < 0) return null;
    for (const [k, fn] of functions.entries()) {
      if (!has(others.functions, fn.id)) continue;
      const start = starts.firstIn(others.starts, (one) => placeStart(fn, one, 1).name);
      if (start === null) continue;
      const row = (k * starts.length + start) * optimizers.length + optimizer;
      return this.caseAt(row * seeds.length + seed);
    }
    return null;
  }

  #startOf(origin: number, seed: number): StartingPlace {
    const { functions, starts, seeds } = this.axes;
    if (this.#known.place !== origin) this.#known = { place: origin, points: [] };
    const { points } = this.#known;
    const start = starts.at(origin % starts.length);
    const at = isRandom(start) ? seed : 0;
    const known = points[at];
    if (known !== undefined) return known;
    const fn = Math.floor(origin / starts.length);
    const found = isRandom(start)
      ? this.#randomOf(fn, seed)(start)
      : placeStart(functions[fn], start, seeds[seed]);
    if (at < MOST_POINTS) points[at] = found;
    return found;
  }

  #randomOf(fn: number, seed: number): ReturnType<typeof randomPlaces> {
    const { functions, seeds } = this.axes;
    if (this.#random.fn !== fn) this.#random = { fn, of: [] };
    const { of } = this.#random;
    if (seed >= MOST_POINTS) return randomPlaces(functions[fn], seeds[seed]);
    return (of[seed] ??= randomPlaces(functions[fn], seeds[seed]));
  }
}

/** The place of the first text that stands before it too; -1 where there is none. */
function twinIn(texts: readonly (string | undefined)[]): number {
  const seen = new Set<string | undefined>();
  return texts.findIndex((text) => seen.size === seen.add(text).size);
}

/** Only where there is one, so that plans without labels keep their fingerprint. */
function labelOf({ label }: ResolvedFunction): string[] {
  return label === undefined ? [] : [label];
}

function domainOf({ definition, dim, values }: ResolvedFunction) {
  const { lower, upper } = definition.domain(dim, values);
  return [Array.from(lower), Array.from(upper)];
}

/** What cases with a function and an optimizer have in common. */
export function kindOf(
  fn: ResolvedFunction,
  { id, label, written, definition }: ResolvedOptimizer,
  budget?: EvaluationBudget,
): CaseKind {
  const maxEvaluations = evaluationsIn(budget, fn.dim);
  const programs = [definition, fn.definition].flatMap(({ source }) => source.program ?? []);
  return {
    function: fn.id,
    optimizer: id,
    ...(label === undefined ? {} : { label }),
    ...(fn.label === undefined ? {} : { functionLabel: fn.label }),
    ...(written === undefined ? {} : { written }),
    ...(programs.length === 0 ? {} : { external: [...new Set(programs)].join(", ") }),
    dimension: fn.dim,
    ...(maxEvaluations === undefined ? {} : { settings: { maxEvaluations } }),
  };
}

/** A case with its id, which says what is not as usual. */
export function nameCase(kind: CaseKind, { point, name }: StartingPlace, seed: number): Case {
  const { function: fn, optimizer, label, functionLabel } = kind;
  const { written, external, dimension, settings } = kind;
  return {
    id: nameOf(kind, name, seed),
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    ...(functionLabel === undefined ? {} : { functionLabel }),
    ...(written === undefined ? {} : { written }),
    ...(external === undefined ? {} : { external }),
    dimension,
    start: point,
    seed,
    ...(settings === undefined ? {} : { settings }),
  };
}

function nameOf(
  { function: fn, optimizer }: CaseKind,
  start: string | undefined,
  seed: number,
): string {
  const named = seed === DEFAULT_SEED ? undefined : String(seed);
  return printCaseId({ function: fn, optimizer, start, seed: named });
}
