import type { ResolvedOptimizer } from "../spec/resolve.js";

/** How the learning rates of a comparison were chosen, in a sentence. */
export function describeRates(optimizers: readonly ResolvedOptimizer[]): string {
  const ids = (list: readonly ResolvedOptimizer[]) =>
    [...new Set(list.map(({ label, definition }) => label ?? definition.id))].join(", ");
  const withRate = optimizers.filter(({ definition }) => definition.lrKey !== null);
  const isDefault = ({ definition, values }: ResolvedOptimizer) =>
    values[definition.lrKey!] === definition.params[definition.lrKey!].default;
  const published = withRate.filter(isDefault);
  const given = withRate.filter((optimizer) => !isDefault(optimizer));
  if (withRate.length === 0) return "";
  if (published.length === 0) return "lr as given.";
  if (given.length === 0) return "lr: the published defaults, not tuned.";
  return `lr: given for ${ids(given)}; published default for ${ids(published)}.`;
}
