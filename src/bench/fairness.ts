import { optimizerNamed } from "../plan/known-names.js";
import { printCount } from "../core/params.js";
import type { Catalogue } from "../plan/catalogue.js";
import type { ResolvedOptimizer } from "../plan/resolve.js";
import type { CaseResult } from "../records/results.js";
import type { Tuning } from "../records/tuning.js";

/** Said if nobody chose the rates: then the result says as much about the defaults as about the methods. */
const PUBLISHED = "lr: the published defaults, not tuned.";

/** An optimizer, and on which function it ran where rates were searched for. */
export interface RatedOptimizer extends ResolvedOptimizer {
  readonly function?: string;
  readonly dimension?: number;
}

/** The optimizers of cases, each once on a function where it ran. */
export function ratedIn(
  cases: Iterable<Pick<CaseResult, "optimizer" | "label" | "written" | "function" | "dimension">>,
  catalogue: Catalogue,
): RatedOptimizer[] {
  const found = new Map<string, RatedOptimizer>();
  const resolved = new Map<string, ResolvedOptimizer>();
  for (const { label, function: fn, dimension, written, optimizer: canonical } of cases) {
    const optimizer = written ?? canonical;
    const key = `${optimizer}\n${label ?? ""}\n${fn}\n${dimension}`;
    if (found.has(key)) continue;
    const known = resolved.get(optimizer) ?? optimizerNamed(optimizer, catalogue);
    resolved.set(optimizer, known);
    found.set(key, { ...known, label, function: fn, dimension });
  }
  return [...found.values()];
}

/** How the learning rates of a comparison were chosen, in a sentence. */
export function describeRates(optimizers: readonly RatedOptimizer[], tuning?: Tuning): string {
  const withRate = optimizers.filter(({ definition }) => definition.lrKey !== null);
  const isTuned = foundBy(tuning);
  const isDefault = ({ definition, stated: written }: ResolvedOptimizer) =>
    !written.includes(definition.lrKey!);
  const stated = withRate.filter((optimizer) => !isTuned(optimizer));
  const published = stated.filter(isDefault);
  const given = stated.filter((optimizer) => !isDefault(optimizer));
  const names = (some: readonly ResolvedOptimizer[]) => namesOf(some, withRate);
  if (tuning !== undefined) {
    const each = tuning.trials === 1 ? "1 trial" : `${printCount(tuning.trials)} trials`;
    const cost = `${each} each, ${printCount(tuning.evaluations)} evaluations`;
    const parts = [
      cost,
      ...(given.length > 0 ? [`lr given for ${names(given)}`] : []),
      ...(published.length > 0 ? [`published lr for ${names(published)}`] : []),
    ];
    return `Tuned: ${parts.join("; ")}.`;
  }
  if (withRate.length === 0) return "";
  if (published.length === 0) return "lr as given.";
  if (given.length === 0) return PUBLISHED;
  return `lr: given for ${names(given)}; published default for ${names(published)}.`;
}

/** Where all rates are published defaults the methods, by canonical name, for which a search could find others. */
export function untunedOf(
  optimizers: readonly RatedOptimizer[],
  tuning?: Tuning,
): ReadonlySet<string> {
  if (describeRates(optimizers, tuning) !== PUBLISHED) return new Set();
  const searchable = optimizers.filter(({ definition: { lrKey, params } }) => {
    const param = lrKey === null ? undefined : params[lrKey];
    return param?.type === "number" && param.search !== null;
  });
  return new Set(searchable.map(({ id }) => id));
}

/** Whether a search found the rate there: the same one may be stated of another function. */
function foundBy(tuning: Tuning | undefined): (one: RatedOptimizer) => boolean {
  const keyOf = (id: string, ...place: readonly unknown[]) => JSON.stringify([id, ...place]);
  const found = new Set(
    tuning?.optimizers.map((one) => keyOf(one.chosen, one.function, one.dimension)),
  );
  return ({ id, function: fn, dimension }) =>
    found.has(keyOf(id, fn, dimension)) || found.has(keyOf(id, null, null));
}

/** The short name; the full one if another optimizer, whose rate was chosen differently, has the same short name. */
function namesOf(some: readonly ResolvedOptimizer[], all: readonly ResolvedOptimizer[]): string {
  const short = ({ label, definition }: ResolvedOptimizer) => label ?? definition.id;
  const others = new Set(all.filter((one) => !some.includes(one)).map(short));
  const names = some.map((one) => (others.has(short(one)) ? (one.written ?? one.id) : short(one)));
  return [...new Set(names)].join(", ");
}
