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
  if (tuning !== undefined) {
    const each = tuning.trials === 1 ? "1 trial" : `${printCount(tuning.trials)} trials`;
    const cost = `${each} each, ${printCount(tuning.evaluations)} evaluations`;
    const parts = [
      cost,
      ...(given.length > 0 ? [`lr given for ${namesOf(given)}`] : []),
      ...(published.length > 0 ? [`published lr for ${namesOf(published)}`] : []),
    ];
    return `Tuned: ${parts.join("; ")}.`;
  }
  if (withRate.length === 0) return "";
  if (published.length === 0) return "lr as given.";
  if (given.length === 0) return "lr: the published defaults, not tuned.";
  return `lr: given for ${namesOf(given)}; published default for ${namesOf(published)}.`;
}

function namesOf(optimizers: readonly ResolvedOptimizer[]): string {
  return [...new Set(optimizers.map(({ label, definition }) => label ?? definition.id))].join(", ");
}
