import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { didYouMean } from "../core/suggest.js";
import type { Catalogue } from "./catalogue.js";
import { ErrorAtPath } from "./error-at-path.js";
import { JoinedCases } from "./joined-cases.js";
import {
  itemReaders,
  planRun,
  tooMany,
  type IndexedPlan,
  type Raise,
  type ResolveItem,
  type RunSpec,
} from "./plan.js";
import { MAX_CASES } from "./settings.js";
import { twinError } from "./twin-error.js";

/** The lists of a spec whose product makes the cases. */
export const AXES = ["functions", "optimizers", "dims", "starts", "seeds"] as const;

/** One of these lists. */
export type Axis = (typeof AXES)[number];

/** Reads which lists go in step. */
export function readZip(value: unknown, key: string): Axis[] {
  const names: unknown[] = Array.isArray(value) ? value : [];
  if (names.length < 2)
    throw usage("expected two lists or more: [functions, starts]", { field: key });
  return names.map((name, k) => {
    const axis = AXES.find((known) => known === name);
    if (axis === undefined) {
      const hint = typeof name === "string" ? didYouMean(name, AXES) : "";
      const problem = `${shown(name)} is not one of ${AXES.join(", ")}`;
      throw new ErrorAtPath([k], problem, { field: key, hint });
    }
    if (names.indexOf(name) < k)
      throw new ErrorAtPath([k], `${axis} is named twice`, { field: key });
    return axis;
  });
}

/**
 * Expands a spec whose lists `zip` go in step: the first of each with one another, then the second,
 * instead of each with each. The other lists multiply as ever.
 */
export function planZipped(
  spec: RunSpec,
  zip: readonly Axis[],
  catalogue: Catalogue,
  maxCases = MAX_CASES,
  resolve?: ResolveItem,
  raise?: Raise,
): IndexedPlan {
  if (zip.length === 0) return planRun(spec, catalogue, maxCases, resolve, raise);
  const lengths = zip.map((axis) => (spec[axis] ?? []).length);
  if (new Set(lengths).size > 1) {
    const found = zip.map((axis, k) => `${axis} has ${lengths[k]}`).join(", ");
    throw usage(`the lists must be equally long; ${found}`, { field: "zip" });
  }
  if (lengths[0] === 0) throw usage(`the lists ${zip.join(" and ")} are empty`, { field: "zip" });
  const plans = Array.from({ length: lengths[0] }, (_, k) => {
    const own = Object.fromEntries(zip.map((axis) => [axis, [spec[axis]![k]]]));
    return planRun({ ...spec, ...own }, catalogue, maxCases, resolve, raise);
  });
  const cases = new JoinedCases(plans.map((plan) => plan.cases));
  if (cases.length > maxCases) throw tooMany("zip:", cases.length, maxCases, raise);
  const twin = cases.twin();
  if (twin !== null) throw twinError(twin, spec, itemReaders(spec, catalogue, resolve));
  return { settings: plans[0].settings, cases };
}
