import { parseNumber, printNumber } from "../core/params.js";
import { parseItem } from "../plan/grammar.js";
import { printItem } from "../plan/item.js";
import { isExercise } from "./exercises.js";
import { completeSettings, type Settings } from "../plan/settings.js";
import {
  MOST_DIMENSIONS,
  MOST_ITERATIONS,
  MOST_METHODS,
  type PlaySettings,
  type PlayState,
} from "./play-state.js";
import { functionNamed, isFormula, methodNamed } from "./resolve-names.js";

const FIRST = ["v", "f", "o", "x", "n", "t", "a", "p", "w", "e"];

/**
 * What comes first in a fragment, and what each form added. All of them stay readable for ever; the
 * oldest that says a state is written, so that pages from before a form can read what they can show.
 */
const VERSIONS = {
  "1": new Set(FIRST),
  /** Formulas, and what judges and seeds the runs. */
  "2": new Set([...FIRST, "s", "l", "m", "k"]),
};

type Version = keyof typeof VERSIONS;

/** The longest text; this page writes no longer one. */
export const LONGEST = 4000;

/** More iterations than any run of a page has. */
const MOST_EVALUATIONS = 1e9;

/** The state as the fragment of an address, without "#". What is as usual is left out. */
export function writeFragment(state: PlayState): string {
  const { fn, methods, start, iterations, settings, t, active, plane, view, exercise } = state;
  const { seed, tolerance, metric, maxEvaluations } = settings;
  const list = (values: readonly number[]) => values.map(printNumber).join(",");
  const fields: (readonly [string, string])[] = [
    ["v", versionOf(state)],
    ["f", fn],
    ...methods.map((method) => ["o", method] as const),
    ...(start === null ? [] : [["x", list(start)] as const]),
    ["n", String(iterations)],
    ...(t === null ? [] : [["t", String(t)] as const]),
    ...(active === 0 ? [] : [["a", String(active)] as const]),
    ...(plane[0] === 0 && plane[1] === 1 ? [] : [["p", list(plane)] as const]),
    ...(view === null ? [] : [["w", list(view)] as const]),
    ...(seed === undefined ? [] : [["s", String(seed)] as const]),
    ...(tolerance === undefined ? [] : [["l", printNumber(tolerance)] as const]),
    ...(metric === undefined ? [] : [["m", metric] as const]),
    ...(maxEvaluations === undefined ? [] : [["k", String(maxEvaluations)] as const]),
    ...(exercise === null ? [] : [["e", exercise] as const]),
  ];
  return fields.map(([key, value]) => `${key}=${encoded(value)}`).join("&");
}

function versionOf({ fn, settings }: PlayState): Version {
  return isFormula(fn) || Object.keys(settings).length > 0 ? "2" : "1";
}

/** Signs of the grammar that a fragment may hold as they are. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll(/%(3A|2C|3D|2B|2F)/g, (code) =>
    decodeURIComponent(code),
  );
}

/** Reads a fragment without its "#": the state, or null where anything in it is damaged. */
export function readFragment(text: string): PlayState | null {
  try {
    return text.length > LONGEST ? null : stateOf(fieldsOf(text));
  } catch {
    return null;
  }
}

type Fields = ReadonlyMap<string, readonly string[]>;

function fieldsOf(text: string): Fields {
  const fields = new Map<string, string[]>();
  for (const part of text.split("&")) {
    const at = part.indexOf("=");
    const key = part.slice(0, at);
    if (at < 0) refuse();
    fields.set(key, [...(fields.get(key) ?? []), decodeURIComponent(part.slice(at + 1))]);
  }
  return fields;
}

function stateOf(fields: Fields): PlayState {
  const version = only(fields, "v") ?? "";
  if (!Object.hasOwn(VERSIONS, version)) refuse();
  if (![...fields.keys()].every((key) => VERSIONS[version as Version].has(key))) refuse();
  const fn = plain(only(fields, "f") ?? refuse());
  if (version === "1" && isFormula(fn)) refuse();
  const { dim } = functionNamed(fn);
  const methods = (fields.get("o") ?? []).map(plain);
  if (dim > MOST_DIMENSIONS || methods.length === 0 || methods.length > MOST_METHODS) refuse();
  for (const method of methods) methodNamed(method);
  const iterations = whole(only(fields, "n") ?? refuse(), 1, MOST_ITERATIONS);
  const [t, active, start, plane, view] = ["t", "a", "x", "p", "w"].map((key) => only(fields, key));
  const exercise = only(fields, "e") ?? null;
  if (exercise !== null && !isExercise(exercise)) refuse();
  return {
    fn,
    methods,
    iterations,
    settings: settingsOf(fields),
    start: start === undefined ? null : numbers(start, dim),
    t: t === undefined ? null : whole(t, 0, iterations),
    active: active === undefined ? 0 : whole(active, 0, methods.length - 1),
    plane: plane === undefined ? [0, 1] : planeOf(plane, dim),
    view: view === undefined ? null : viewOf(view),
    exercise,
  };
}

/** What judges and seeds the runs; completed once, so that no run is asked for what a setting cannot be. */
function settingsOf(fields: Fields): PlaySettings {
  const [seed, tolerance, metric, most] = ["s", "l", "m", "k"].map((key) => only(fields, key));
  const judged = {
    ...(tolerance === undefined ? {} : { tolerance: numbers(tolerance, 1)[0] }),
    ...(metric === undefined ? {} : { metric: metric as Settings["metric"] }),
    ...(most === undefined ? {} : { maxEvaluations: whole(most, 1, MOST_EVALUATIONS) }),
  };
  completeSettings(judged);
  return {
    ...(seed === undefined ? {} : { seed: whole(seed, 1, Number.MAX_SAFE_INTEGER) }),
    ...judged,
  };
}

/** An item in the colon form, which needs no quotes in a shell. */
function plain(item: string): string {
  return printItem({ ...parseItem(item), label: undefined });
}

function only(fields: Fields, key: string): string | undefined {
  const found = fields.get(key);
  return found !== undefined && found.length > 1 ? refuse() : found?.[0];
}

function whole(text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : refuse();
}

function numbers(text: string, count: number): number[] {
  // "-0" is written as "0"
  const found = text.split(",").map((part) => (parseNumber(part) ?? NaN) + 0);
  return found.length === count && found.every(Number.isFinite) ? found : refuse();
}

function planeOf(text: string, dim: number): [number, number] {
  const [across, up] = text.split(",").map((part) => whole(part, 0, Math.max(1, dim - 1)));
  if (up === undefined || across === up || text.split(",").length !== 2) refuse();
  return [across, up];
}

function viewOf(text: string): [number, number, number, number] {
  const [left, right, low, high] = numbers(text, 4);
  return left < right && low < high ? [left, right, low, high] : refuse();
}

function refuse(): never {
  throw new Error("damaged");
}
