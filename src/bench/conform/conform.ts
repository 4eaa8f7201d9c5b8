import type { AnyOptimizer } from "../../core/definition.js";
import { indexedBy } from "../../core/grouped-by.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import type { Against, Agreement, Conformance, NearMiss } from "../../records/conformance.js";
import { candidatesFor, formsOf, type SubjectSettings } from "./candidates.js";
import { Reasons, type Reason } from "./reason.js";
import type { RecordedRun } from "./recorded-run.js";
import { firstOf, tryOn, type Tried } from "./tried.js";

/** How many groups of methods that nearly agree are shown. */
const NEAR_MISSES = 5;

/** A method under test: its steps, and the settings under which others are compared. */
export interface ConformSubject {
  readonly name: string;
  readonly source: Conformance["source"];
  readonly runs: readonly RecordedRun[];
  readonly settings: SubjectSettings;
  /** Its definition, which is not compared with itself. */
  readonly definition: AnyOptimizer | null;
}

/** Every method of the catalogue that can be put in the place of the one under test. */
export function tryAll(
  { settings, definition, runs }: ConformSubject,
  catalogue: Catalogue,
): Tried[] {
  return candidatesFor(settings, catalogue, definition).flatMap((form) => tryOn(form, runs) ?? []);
}

/**
 * Compares each recorded step with what every method of the catalogue makes of the same gradient.
 *
 * @param against what it should agree with; null: nothing in particular
 */
export function conform(
  subject: ConformSubject,
  catalogue: Catalogue,
  against: { readonly name: string; readonly forms: readonly ResolvedOptimizer[] } | null,
): Conformance {
  const { name, source, runs, settings } = subject;
  const tried = tryAll(subject, catalogue);
  const agreeing = tried.filter(({ precision }) => precision !== null);
  const further = numbersOf(settings);
  const forms = agreeing.map(({ form }) => form);
  const reasons = new Reasons(runs, forms, further, catalogue);
  return {
    subject: name,
    learningRate: settings.lr,
    source,
    runs: runs.map((run) => ({
      name: run.name,
      about: run.about,
      dimension: run.dim,
      steps: run.x.length - 1,
    })),
    compared: new Set(tried.map(({ form }) => form.definition)).size,
    agrees: agreements(agreeing),
    nearMisses: nearMisses(tried, agreeing, reasons, runs),
    against: against === null ? null : judged(against, subject, reasons, catalogue),
  };
}

/** All numbers among the settings: a method may use one under another name. */
function numbersOf({ stated, defaults }: SubjectSettings): number[] {
  const values = Object.values({ ...defaults, ...stated }).flat();
  return values.filter((value): value is number => typeof value === "number");
}

/** Methods by how closely they agree; of one method the form with fewer words. */
function agreements(agreeing: readonly Tried[]): Agreement[] {
  const byDefinition = [...indexedBy(agreeing, ({ form }) => form.definition.id).values()];
  const plainest = byDefinition.map(
    (forms) => forms.toSorted((a, b) => a.form.id.length - b.form.id.length)[0],
  );
  return (["double", "single"] as const).flatMap((precision) => {
    const optimizers = plainest.filter((one) => one.precision === precision);
    if (optimizers.length === 0) return [];
    return [{ precision, optimizers: optimizers.map(({ form }) => form.id) }];
  });
}

function nearMisses(
  tried: readonly Tried[],
  agreeing: readonly Tried[],
  reasons: Reasons,
  runs: readonly RecordedRun[],
): NearMiss[] {
  const agreed = new Set(agreeing.map(({ form }) => form.definition));
  const misses = tried.filter(({ form }) => !agreed.has(form.definition));
  const nearest = [...indexedBy(misses, ({ form }) => form.definition.id).values()].map(
    (forms) => forms.toSorted((a, b) => a.distance - b.distance)[0],
  );
  const groups = [...indexedBy(nearest, ({ departures }) => JSON.stringify(departures)).values()];
  const shown = groups
    .toSorted((a, b) => a[0].distance - b[0].distance)
    .slice(0, NEAR_MISSES)
    .map((group) => ({ group, reason: reasons.of(group[0]) }));
  const isExplained = agreed.size > 0 || shown.some(({ reason }) => reason !== null);
  const first = isExplained ? [] : mistaken(misses, reasons);
  return [...first, ...shown]
    .slice(0, NEAR_MISSES)
    .map(({ group, reason }) => missOf(group, runs, reason));
}

/** The nearest method that yours is with a mistake in it, which may have led far away from it. */
function mistaken(
  misses: readonly Tried[],
  reasons: Reasons,
): { group: Tried[]; reason: Reason }[] {
  for (const one of misses.toSorted((a, b) => a.distance - b.distance)) {
    const reason = reasons.byMistake(one);
    if (reason !== null) return [{ group: [one], reason }];
  }
  return [];
}

function missOf(
  group: readonly Tried[],
  runs: readonly RecordedRun[],
  reason: Reason | null,
): NearMiss {
  const [one] = group;
  const { relative: _, ...departure } = firstOf(one)!;
  const agreesOn = runs.flatMap((run, k) => (one.departures[k] === null ? [run.name] : []));
  const said = reason ?? noteOf(one, agreesOn.length / runs.length);
  return {
    optimizers: group.map(({ form }) => form.id),
    agreesOn,
    departure: {
      ...departure,
      gradient: finite(departure.gradient),
      mine: finite(departure.mine),
      theirs: finite(departure.theirs),
    },
    reason: said?.text ?? null,
    becomes: said?.becomes?.id ?? null,
  };
}

/** What the catalogue says of a method that does the same but for a few kinds of gradients. */
function noteOf({ form: { definition } }: Tried, share: number): Reason | null {
  const { departs } = definition.source;
  if (departs === undefined || share < 0.5) return null;
  return { text: `of ${definition.id}: ${departs}`, becomes: null };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function judged(
  { name, forms }: { readonly name: string; readonly forms: readonly ResolvedOptimizer[] },
  { runs, settings }: ConformSubject,
  reasons: Reasons,
  catalogue: Catalogue,
): Against {
  const tried = forms.flatMap((form) => tryOn(form, runs) ?? []);
  if (tried.length === 0) {
    return { optimizer: name, holds: false, precision: null, miss: null };
  }
  const best = tried.find(({ precision }) => precision !== null);
  if (best !== undefined) {
    return { optimizer: best.form.id, holds: true, precision: best.precision, miss: null };
  }
  const [nearest] = tried.toSorted((a, b) => a.distance - b.distance);
  const reason = reasons.of(nearest, true) ?? atSettings(nearest, settings, reasons, catalogue);
  const miss = missOf([nearest], runs, reason);
  return { optimizer: nearest.form.id, holds: false, precision: null, miss };
}

/** The mistake in a method, where it has the numbers of yours as well. */
function atSettings(
  { form: { definition, id } }: Tried,
  settings: SubjectSettings,
  reasons: Reasons,
  catalogue: Catalogue,
): Reason | null {
  for (const form of formsOf(definition, settings, catalogue)) {
    if (form.id === id) continue;
    const reason = reasons.ofForm(form);
    if (reason !== null) return { ...reason, text: `beside ${form.id}: ${reason.text}` };
  }
  return null;
}
