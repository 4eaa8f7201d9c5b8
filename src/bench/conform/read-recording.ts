import { OptbenchError, usage } from "../../core/errors.js";
import { indexedBy } from "../../core/grouped-by.js";
import { fold } from "../../core/suggest.js";
import type { Vec } from "../../core/types.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveFunctions } from "../../plan/resolve.js";
import { parseJson } from "../../records/parse-json.js";
import { bindFunction } from "../bind.js";
import type { NamedSettings } from "./candidates.js";
import type { ConformSubject } from "./conform.js";
import { meaningsOf } from "./own-names.js";
import type { RecordedFunction, RecordedRun } from "./recorded-run.js";

/** Functions by short names, which may end in the dimension: "aniso2". */
const SHORT: Readonly<Record<string, string>> = {
  sphere: "isotropic",
  aniso: "anisotropic",
  rosen: "rosenbrock",
  quad: "quadratic",
};

/** JSON has no such numbers. */
const NOT_FINITE: ReadonlyMap<unknown, number> = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

type Json = Readonly<Record<string, unknown>>;

/** What a file of recorded runs holds: a method for each group of runs with the same settings. */
export interface Recording {
  readonly subjects: readonly ConformSubject[];
  /** Runs that cannot be compared, each with the reason. */
  readonly leftOut: readonly string[];
}

/**
 * Reads recorded runs: one, or `{ cases: [...], defaults }`. Each has `x`, the points (row k after k
 * updates, or after `snap_steps[k]`), and either `g`, the gradient at each, or `function`; `hyper`
 * names the settings. Keys that are not needed are ignored.
 *
 * @param name of the file, for messages
 * @throws OptbenchError for a file that holds no recorded run
 */
export function readRecording(text: string, name: string, catalogue: Catalogue): Recording {
  const file = parseJson(text, name);
  if (!isObject(file)) throw usage(`${name}: ${EXPECTED}`);
  const cases = "cases" in file ? file.cases : [file];
  const isRecorded = "cases" in file || "x" in file;
  if (!isRecorded || !Array.isArray(cases) || cases.length === 0)
    throw usage(`${name}: ${EXPECTED}`);
  const defaults = isObject(file.defaults) ? file.defaults : {};
  const leftOut: string[] = [];
  const read = cases.flatMap((one: unknown, k) => {
    const place = `${name}: ${isObject(one) && typeof one.id === "string" ? one.id : `case ${k}`}`;
    try {
      return [
        readCase(one, cases.length > 1 ? `${name} case ${k + 1}` : name, defaults, catalogue),
      ];
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      leftOut.push(`${place}: ${error.with({ hint: undefined }).message}`);
      return [];
    }
  });
  if (read.length === 0) throw usage(leftOut[0]);
  const groups = [...indexedBy(read, ({ key }) => key).values()];
  return {
    leftOut,
    subjects: groups.map((group) => ({
      ...group[0].subject,
      runs: group.map(({ run }) => run),
    })),
  };
}

const EXPECTED =
  'no recorded runs: expected { "x": [[…], …], "g": [[…], …], "hyper": { "lr": 0.01 } }, or { "cases": [ such ] }';

function readCase(one: unknown, unnamed: string, defaults: Json, catalogue: Catalogue) {
  if (!isObject(one)) throw usage(EXPECTED);
  const hyper = isObject(one.hyper) ? one.hyper : {};
  const all = pointsOf(one, "x", undefined);
  const count = stepsWithoutGap(one, all.length);
  if (count < 2) throw usage("there are no two points with one update between them");
  const dim = all[0].length;
  const answers = "y" in one ? all.slice(0, count) : null;
  const x = "y" in one ? pointsOf(one, "y", dim).slice(0, count) : all.slice(0, count);
  const problem = problemOf(one, dim, catalogue);
  const g = gradientsOf(one, x, problem);
  const run: RecordedRun = {
    name: typeof one.function === "string" ? one.function : "recorded",
    about: "recorded",
    dim,
    x,
    answers,
    g,
    rates: ratesOf(one, x.length - 1),
    problem,
    isAtX: !("y" in one || "g" in one),
  };
  const title = titleOf(one, unnamed);
  const subject = {
    name: title,
    source: "recording" as const,
    definition: null,
    settings: {
      lr: rateIn(one, { ...defaults, ...hyper }),
      stated: hyper,
      defaults: defaults as NamedSettings,
    },
  };
  return { key: JSON.stringify([title, hyper, one.lr]), subject, run };
}

function titleOf({ group, optimizer, variant, id }: Json, unnamed: string): string {
  const parts = [group, optimizer, variant].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join("/") : typeof id === "string" ? id : unnamed;
}

/** How many of the first points are one update apart, and before what is said to be chaotic. */
function stepsWithoutGap({ snap_steps: steps, tol }: Json, count: number): number {
  const isNext = (k: number) => !Array.isArray(steps) || steps[k] === k;
  const isSure = (k: number) => !Array.isArray(tol) || tol[k] !== null;
  let k = 0;
  while (k < count && isNext(k) && isSure(k)) k++;
  return k;
}

function pointsOf(one: Json, key: string, dim: number | undefined): Vec[] {
  const rows = one[key];
  if (!Array.isArray(rows) || rows.length === 0) throw usage(`'${key}' is not a list of points`);
  const length = dim ?? (Array.isArray(rows[0]) ? rows[0].length : 0);
  return rows.map((row: unknown, k) => {
    if (!Array.isArray(row) || row.length !== length || length === 0) {
      throw usage(`${key}[${k}] is not a list of ${length === 0 ? "" : `${length} `}numbers`);
    }
    return Float64Array.from(row, (value: unknown) => numberOf(value, `${key}[${k}]`));
  });
}

function numberOf(value: unknown, place: string): number {
  const number = typeof value === "string" ? NOT_FINITE.get(value) : value;
  if (typeof number !== "number") throw usage(`${place} holds what is not a number`);
  return number;
}

function gradientsOf(one: Json, x: readonly Vec[], problem: RecordedFunction | null): Vec[] {
  if ("g" in one) {
    const g = pointsOf(one, "g", x[0].length);
    if (g.length < x.length - 1)
      throw usage(`'g' has ${g.length} rows for ${x.length - 1} updates`);
    return g;
  }
  if (problem === null) throw usage("there are neither gradients ('g') nor a 'function'");
  return x.map((point) => {
    const g = new Float64Array(point.length);
    problem.objective.valueAndGradient(point, g);
    return g;
  });
}

function problemOf(one: Json, dim: number, catalogue: Catalogue): RecordedFunction | null {
  const { function: name } = one;
  if (typeof name !== "string") return null;
  const stem = name.replace(/\d+$/, "");
  const known = Object.hasOwn(SHORT, stem)
    ? SHORT[stem]
    : hasFunction(name, catalogue)
      ? name
      : stem;
  const [fn] = resolveFunctions(parseItem(known), catalogue, dim);
  return {
    objective: bindFunction(fn),
    optimum: fn.definition.optimum(fn.dim, fn.values),
    domain: fn.definition.domain(fn.dim, fn.values),
  };
}

function hasFunction(name: string, { functions }: Catalogue): boolean {
  const [head] = name.split(/[:+]/);
  return functions.some(({ id }) => fold(id) === fold(head));
}

/** The rate of each update; null where one holds for all. */
function ratesOf({ lr, schedule }: Json, updates: number): readonly number[] | null {
  if (Array.isArray(lr)) {
    if (lr.length < updates) throw usage(`'lr' has ${lr.length} rates for ${updates} updates`);
    return lr.map((rate) => numberOf(rate, "lr"));
  }
  if (schedule !== undefined) {
    throw usage("it has a schedule: 'lr' must list the rate of each update");
  }
  return null;
}

function rateIn({ lr }: Json, hyper: Json): number | null {
  if (typeof lr === "number") return lr;
  const found = Object.entries(hyper).find(
    ([name, value]) => typeof value === "number" && meaningsOf(camel(name)).has("lr"),
  );
  return found === undefined ? null : (found[1] as number);
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
