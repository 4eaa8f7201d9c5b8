import { usage } from "../core/errors.js";
import { checkValue, kebab } from "../core/params.js";
import { didYouMean } from "../core/suggest.js";
import type { Catalogue } from "./catalogue.js";
import { ErrorAtPath } from "./error-at-path.js";
import { readFilter, type CaseFilter } from "./filter.js";
import { hasId, type IndexedCases } from "./cases.js";
import { casesWith } from "./chosen-cases.js";
import { OverriddenCases } from "./overridden-cases.js";
import type { IndexedPlan } from "./plan.js";
import { CASE_SETTINGS, SETTINGS, type CaseSettings } from "./settings.js";

/** The units of an allowance. */
export const ALLOWANCES = {
  steps: { description: "iterations more", isWhole: true },
  percent: { description: "per cent more", isWhole: false },
} as const;

/** How many steps more than the baseline's are still no regression; the larger of the two. */
export type Allowance = { readonly [Unit in keyof typeof ALLOWANCES]?: number };

/**
 * Exceptions of a spec for some of its cases: other settings, an allowance, or that they are
 * skipped.
 */
export interface Override extends CaseSettings {
  /** Patterns of case ids, as `--filter` takes them. */
  readonly cases: readonly string[];
  /** How much more than the baseline's steps is still not a regression for these cases. */
  readonly allow?: Allowance;
  /** Why these cases are not run. */
  readonly skip?: string;
}

/** What a spec says about being checked. */
export interface Gate {
  /** Where the baseline lies, relative to the spec. */
  readonly baseline?: string;
  /** How much more than the baseline's steps is still not a regression; left out: any is. */
  readonly allow?: Allowance;
  /** What holds of some cases alone; of several that match, the later counts. */
  readonly overrides?: readonly Override[];
}

/** A case that is not run, and why. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

/** A plan with the overrides of its spec. */
export interface GatedPlan {
  readonly plan: IndexedPlan;
  readonly skipped: readonly Skipped[];
  readonly allow: (id: string) => Allowance;
}

/**
 * Applies what a spec says of some of its cases; where several overrides match, the later counts.
 *
 * @param isWhole whether the plan has all cases of the spec: then an override that matches none is
 *   an error
 */
export function applyGate(
  plan: IndexedPlan,
  gate: Gate,
  isWhole: boolean,
  catalogue: Catalogue,
): GatedPlan {
  const overrides = (gate.overrides ?? []).map((override) => ({
    ...override,
    matches: readFilter(override.cases, catalogue),
  }));
  for (const { cases, matches } of isWhole ? overrides : []) {
    if (hasId(plan.cases, matches)) continue;
    throw usage(`overrides: no case matches '${cases.join("', '")}'`);
  }
  const last = (id: string, key: "allow" | "skip") =>
    overrides.findLast((override) => override[key] !== undefined && override.matches(id));
  const skipped: Skipped[] = [];
  const isKept = (id: string) => {
    const reason = last(id, "skip")?.skip;
    if (reason !== undefined) skipped.push({ id, reason });
    return reason === undefined;
  };
  const hasSkips = overrides.some(({ skip }) => skip !== undefined);
  const kept = hasSkips ? casesWith(plan.cases, isKept) : plan.cases;
  return {
    plan: { ...plan, cases: withSettings(kept, overrides) },
    skipped,
    allow: (id) => last(id, "allow")?.allow ?? gate.allow ?? {},
  };
}

/** The cases with the settings of all overrides that match them. */
function withSettings(
  cases: IndexedCases,
  overrides: readonly (Override & { readonly matches: CaseFilter })[],
): IndexedCases {
  const own = overrides
    .map((override) => ({ ...override, settings: settingsOf(override) }))
    .filter(({ settings }) => Object.keys(settings).length > 0);
  if (own.length === 0) return cases;
  const settingsFor = (id: string) => {
    const matching = own.filter(({ matches }) => matches(id));
    if (matching.length === 0) return null;
    // in the order of one override, whichever said what first: results are compared byte by byte
    return settingsOf(Object.assign({}, ...matching.map(({ settings }) => settings)));
  };
  const saying = own.map(({ cases: patterns, settings }) => [patterns, settings]);
  return new OverriddenCases(cases, settingsFor, saying);
}

function settingsOf(override: CaseSettings): CaseSettings {
  const given = CASE_SETTINGS.filter((key) => override[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, override[key]]));
}

/** The same without some of the settings of its overrides, which flags replace. */
export function withoutSettings(gate: Gate, replaced: readonly string[]): Gate {
  if (gate.overrides === undefined) return gate;
  const overrides = gate.overrides.map(
    (override) =>
      Object.fromEntries(
        Object.entries(override).filter(([key]) => !replaced.includes(key)),
      ) as unknown as Override,
  );
  return { ...gate, overrides };
}

/** Reads `{ steps: 2 }` or `{ percent: 2 }`. */
export function readAllowance(
  value: unknown,
  key: string,
  path: readonly (string | number)[] = [],
): Allowance {
  const fields = readFields(value, key, path, Object.keys(ALLOWANCES), "such as { steps: 2 }");
  for (const [name, amount] of Object.entries(fields)) {
    if (!Number.isFinite(amount) || (amount as number) < 0) {
      throw new ErrorAtPath([...path, name], `${name} is not a number from 0`, { field: key });
    }
    if (ALLOWANCES[name as keyof Allowance].isWhole && !Number.isInteger(amount)) {
      throw new ErrorAtPath([...path, name], `${name} is not a whole number`, { field: key });
    }
  }
  return fields as Allowance;
}

/** Reads an entry of the list under `overrides`. */
export function readOverride(entry: unknown, key: string): Override {
  const settingsKeys = CASE_SETTINGS.flatMap((name) => [kebab(name), name]);
  const known = [...new Set(["cases", "allow", "skip", ...settingsKeys])];
  const fields = readFields(entry, key, [], known, "such as { cases, skip }");
  const { cases, allow, skip } = fields;
  const settings = readSettings(fields, key);
  const patterns: unknown[] = Array.isArray(cases) ? cases : [cases];
  if (patterns.length === 0 || !patterns.every((one) => typeof one === "string" && one !== "")) {
    throw usage("'cases' says which: fn:rosenbrock, opt:adam*, an id", { field: key });
  }
  if (skip !== undefined && (typeof skip !== "string" || skip.trim() === "")) {
    throw new ErrorAtPath(["skip"], "skip needs a reason: a text", { field: key });
  }
  if (skip === undefined && allow === undefined && Object.keys(settings).length === 0) {
    throw usage("neither 'allow' nor 'skip' nor a setting is given", { field: key });
  }
  return {
    ...settings,
    cases: patterns as string[],
    ...(skip === undefined ? {} : { skip }),
    ...(allow === undefined ? {} : { allow: readAllowance(allow, key, ["allow"]) }),
  };
}

/** Settings of the cases of an override. An endless number of evaluations would not be JSON. */
function readSettings(fields: Record<string, unknown>, key: string): CaseSettings {
  const given = Object.entries(fields).flatMap(([typed, value]) => {
    const name = CASE_SETTINGS.find((known) => typed === known || typed === kebab(known));
    if (name === undefined) return [];
    try {
      const checked = checkValue(key, name, SETTINGS[name], value);
      if (checked === Infinity) throw usage(`${kebab(name)} is not finite`, { field: key });
      return [[name, checked]];
    } catch (error) {
      throw ErrorAtPath.of([typed], error);
    }
  });
  return Object.fromEntries(given) as CaseSettings;
}

function readFields(
  value: unknown,
  key: string,
  path: readonly (string | number)[],
  known: readonly string[],
  example: string,
): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ErrorAtPath(path, `expected fields ${example}`, { field: key });
  }
  for (const typed of Object.keys(value)) {
    if (known.includes(typed)) continue;
    const hint = didYouMean(typed, known);
    throw new ErrorAtPath([...path, typed], `unknown key '${typed}'`, { field: key, hint });
  }
  return value as Record<string, unknown>;
}
