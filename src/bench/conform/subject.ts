import { usage } from "../../core/errors.js";
import type { ParamValue, Params } from "../../core/parameter.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveOptimizers, type ResolvedOptimizer } from "../../plan/resolve.js";
import { baseRate } from "../bind.js";
import { formsOf, withValues, type SubjectSettings } from "./candidates.js";
import type { ConformSubject } from "./conform.js";
import { driveOnFunctions, driveOnGradients } from "./drive.js";

/** A method under test: its steps on prescribed gradients, or on functions if it asks for f. */
export function subjectOf(resolved: ResolvedOptimizer, catalogue: Catalogue): ConformSubject {
  const { definition, id, after } = resolved;
  const schedule = after.find((one) => one.definition.kind === "schedule");
  if (schedule !== undefined) {
    throw usage(
      `conform gives each step its learning rate itself: leave out +${schedule.definition.id}`,
    );
  }
  const onGradients = driveOnGradients(resolved);
  return {
    name: id,
    source: onGradients === null ? "functions" : "gradients",
    runs: onGradients ?? driveOnFunctions(resolved, catalogue),
    settings: settingsOf(resolved),
    definition,
  };
}

/** Throws a usage error for a method without learning rate: others cannot be compared at the same. */
export function refuseWithoutRate({ definition: { id, lrKey } }: ResolvedOptimizer): void {
  if (lrKey !== null) return;
  throw usage(`${id} has no learning rate, at which others could be compared`, {
    remedy: "against",
  });
}

/** The settings of a method. */
export function settingsOf(resolved: ResolvedOptimizer): SubjectSettings {
  const { definition, values, stated: written } = resolved;
  const stated: Record<string, ParamValue> = {};
  const defaults: Record<string, ParamValue> = {};
  for (const key of Object.keys(definition.params as Params)) {
    if (key === definition.lrKey) continue;
    (written.includes(key) ? stated : defaults)[key] = values[key];
  }
  return { lr: definition.lrKey === null ? null : baseRate(resolved), stated, defaults };
}

/**
 * What a method should agree with, at the settings of the method under test where the text states
 * no others: its learning rate, and what was stated of it.
 */
export function againstOf(
  text: string,
  settings: SubjectSettings,
  catalogue: Catalogue,
): { readonly name: string; readonly forms: readonly ResolvedOptimizer[] } {
  const found = resolveOptimizers(parseItem(text), catalogue);
  if (found.length !== 1)
    throw usage(`--against takes one method, and '${text}' is ${found.length}`);
  const [stated] = found;
  const own = settingsOf(stated);
  const forms = formsOf(
    stated.definition,
    {
      lr: statedRateOf(text, catalogue) ?? settings.lr,
      stated: { ...settings.stated, ...own.stated },
      defaults: {},
    },
    catalogue,
  );
  const withAfter = stated.after.length === 0 ? forms : forms.map((one) => joined(one, stated));
  return { name: text, forms: withAfter };
}

/** The learning rate that a text states for its method; null where it states none. */
export function statedRateOf(text: string, catalogue: Catalogue): number | null {
  const [resolved] = resolveOptimizers(parseItem(text), catalogue);
  const { lrKey } = resolved.definition;
  return lrKey !== null && resolved.stated.includes(lrKey) ? baseRate(resolved) : null;
}

function joined(form: ResolvedOptimizer, { after }: ResolvedOptimizer): ResolvedOptimizer {
  return withValues(form.definition, form.values, after as never);
}
