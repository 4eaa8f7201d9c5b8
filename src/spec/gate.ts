import { usage, OptbenchError } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { readFilter } from "./filter.js";
import type { Case, Plan } from "./plan.js";

/** How many steps more than the baseline's are still no regression; the larger of the two. */
export interface Allowance {
  readonly steps?: number;
  readonly percent?: number;
}

/** What a spec says of some of its cases. */
export interface Override {
  /** Patterns of case ids, as `--filter` takes them. */
  readonly cases: readonly string[];
  readonly allow?: Allowance;
  /** Why these cases are not run. */
  readonly skip?: string;
}

/** What a spec says about being checked. */
export interface Gate {
  /** Where the baseline lies, relative to the spec. */
  readonly baseline?: string;
  readonly allow?: Allowance;
  readonly overrides?: readonly Override[];
}

/** A case that is not run, and why. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

/** A plan with the overrides of its spec. */
export interface GatedPlan {
  readonly plan: Plan;
  readonly skipped: readonly Skipped[];
  readonly allow: (id: string) => Allowance;
}

/**
 * Applies what a spec says of some of its cases; where several overrides match, the later counts.
 *
 * @param isWhole whether the plan has all cases of the spec: then an override that matches none is
 *   an error
 */
export function applyGate(plan: Plan, gate: Gate, isWhole: boolean): GatedPlan {
  const overrides = (gate.overrides ?? []).map((override) => ({
    ...override,
    matches: readFilter(override.cases),
  }));
  for (const { cases, matches } of isWhole ? overrides : []) {
    if (plan.cases.some(({ id }) => matches(id))) continue;
    throw usage(`overrides: no case matches '${cases.join("', '")}'`);
  }
  const last = (id: string, key: "allow" | "skip") =>
    overrides.findLast((override) => override[key] !== undefined && override.matches(id));
  const reasonOf = ({ id }: Case) => last(id, "skip")?.skip;
  return {
    plan: { ...plan, cases: plan.cases.filter((one) => reasonOf(one) === undefined) },
    skipped: plan.cases.flatMap((one) => {
      const reason = reasonOf(one);
      return reason === undefined ? [] : { id: one.id, reason };
    }),
    allow: (id) => last(id, "allow")?.allow ?? gate.allow ?? {},
  };
}

/** A usage error about a value inside the one that is being read. */
export class ErrorAtPath extends OptbenchError {
  constructor(
    readonly path: readonly (string | number)[],
    message: string,
  ) {
    super("usage", message);
  }
}

/** Reads `{ steps: 2 }` or `{ percent: 2 }`. */
export function readAllowance(
  value: unknown,
  key: string,
  path: readonly (string | number)[] = [],
): Allowance {
  const fields = readFields(value, key, path, ["steps", "percent"], "such as { steps: 2 }");
  for (const [name, amount] of Object.entries(fields)) {
    if (!Number.isFinite(amount) || (amount as number) < 0) {
      throw new ErrorAtPath([...path, name], `${key}: ${name} is not a number from 0`);
    }
  }
  if (fields["steps"] !== undefined && !Number.isInteger(fields["steps"])) {
    throw new ErrorAtPath([...path, "steps"], `${key}: steps is not a whole number`);
  }
  return fields as Allowance;
}

/** Reads the list under `overrides`. */
export function readOverrides(value: unknown, key: string): Override[] {
  if (!Array.isArray(value)) throw usage(`${key}: expected a list of { cases, allow, skip }`);
  return value.map((entry, k) => readOverride(entry, key, k));
}

function readOverride(entry: unknown, key: string, k: number): Override {
  const fields = readFields(entry, key, [k], ["cases", "allow", "skip"], "such as { cases, skip }");
  const { cases, allow, skip } = fields;
  const patterns: unknown[] = Array.isArray(cases) ? cases : [cases];
  if (patterns.length === 0 || !patterns.every((one) => typeof one === "string" && one !== "")) {
    throw new ErrorAtPath([k], `${key}: 'cases' says which: fn:rosenbrock, opt:adam*, an id`);
  }
  if (skip !== undefined && (typeof skip !== "string" || skip.trim() === "")) {
    throw new ErrorAtPath([k, "skip"], `${key}: skip needs a reason: a text`);
  }
  if (skip === undefined && allow === undefined) {
    throw new ErrorAtPath([k], `${key}: neither 'allow' nor 'skip' is given`);
  }
  return {
    cases: patterns as string[],
    ...(skip === undefined ? {} : { skip }),
    ...(allow === undefined ? {} : { allow: readAllowance(allow, key, [k, "allow"]) }),
  };
}

function readFields(
  value: unknown,
  key: string,
  path: readonly (string | number)[],
  known: readonly string[],
  example: string,
): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ErrorAtPath(path, `${key}: expected fields ${example}`);
  }
  for (const typed of Object.keys(value)) {
    if (known.includes(typed)) continue;
    const hint = didYouMean(typed, known);
    throw new ErrorAtPath([...path, typed], `${key}: unknown key '${typed}'.  ${hint}`.trimEnd());
  }
  return value as Record<string, unknown>;
}
