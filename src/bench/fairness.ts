import { printCount } from "../core/params.js";
import type { ResolvedOptimizer } from "../spec/resolve.js";
import type { Tuning } from "./tune/tuning.js";

/** How the learning rates of a comparison were chosen, in a sentence. */
export function describeRates(optimizers: readonly ResolvedOptimizer[], tuning?: Tuning): string {
  const withRate = optimizers.filter(({ definition }) => definition.lrKey !== null);
  const found = new Set(tuning?.optimizers.map(({ chosen }) => chosen));
  const isTuned = ({ id }: ResolvedOptimizer) => found.has(id);
  const isDefault = ({ definition, values }: ResolvedOptimizer) =>
    values[definition.lrKey!] === definition.params[definition.lrKey!].default;
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
  if (given.length === 0) return "lr: the published defaults, not tuned.";
  return `lr: given for ${names(given)}; published default for ${names(published)}.`;
}

/** In short; in full where another, whose rate was chosen otherwise, would be named alike. */
function namesOf(some: readonly ResolvedOptimizer[], all: readonly ResolvedOptimizer[]): string {
  const short = ({ label, definition }: ResolvedOptimizer) => label ?? definition.id;
  const others = new Set(all.filter((one) => !some.includes(one)).map(short));
  const names = some.map((one) => (others.has(short(one)) ? one.id : short(one)));
  return [...new Set(names)].join(", ");
}
