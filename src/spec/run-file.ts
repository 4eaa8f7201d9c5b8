import { OptbenchError, usage } from "../core/errors.js";
import { checkValue, kebab, parseNumber, shown } from "../core/params.js";
import { didYouMean, fold } from "../core/suggest.js";
import { ErrorAtPath, readAllowance, readOverride, type Gate } from "./gate.js";
import type { RunSpec, Start } from "./plan.js";
import { SETTINGS } from "./settings.js";
import { readYaml, type Located } from "./yaml.js";
import { readZip, type Axis } from "./zip.js";

/** How a spec wants its screen; flags override it. */
export interface Presentation {
  readonly title?: string;
  readonly plot?: string;
  readonly y?: string;
  readonly sort?: string;
  /** As `--reporter` takes them; paths start where the spec lies. */
  readonly reporters?: readonly string[];
}

/** The words that a presentation may hold. */
export const PRESENTATION = {
  plots: ["ascii", "braille", "contour", "off"],
  ys: ["best", "value", "gradient", "distance"],
  sorts: ["steps", "final", "best", "evals", "name", "given"],
} as const;

/** A spec file: what to run, what to load first, how to show it. */
export interface RunFile {
  readonly run: RunSpec;
  readonly plugins: readonly string[];
  readonly presentation: Presentation;
  readonly gate: Gate;
  /** Other specs, whose keys these keys replace; the first is the most general. */
  readonly extends: readonly string[];
  /** Lists that go in step instead of multiplying. */
  readonly zip: readonly Axis[];
  /** "file:line:column" of an item of a list of names; undefined where the file does not hold it. */
  place(field: string, text: string): string | undefined;
}

/** How the value of a key is read; a list may be given as its only entry. */
interface Field {
  readonly isList: boolean;
  readonly read: (value: unknown, key: string) => unknown;
}

const one = (read: Field["read"]): Field => ({ isList: false, read });
const several = (read: Field["read"]): Field => ({ isList: true, read });

const FIELDS: Readonly<Record<string, Field>> = {
  title: one(readText),
  functions: several(readText),
  optimizers: several(readText),
  dims: several(readInteger),
  starts: several(readStart),
  seeds: several(readInteger),
  plugins: several(readText),
  plot: one(wordOf(PRESENTATION.plots)),
  y: one(wordOf(PRESENTATION.ys)),
  sort: one(wordOf(PRESENTATION.sorts)),
  reporters: several(readText),
  extends: several(readText),
  zip: one(readZip),
  baseline: one(readText),
  allow: one((value, key) => readAllowance(value, key)),
  overrides: several(readOverride),
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([key, param]) => [
      key,
      one((value) => checkValue("spec", key, param, value)),
    ]),
  ),
};

/**
 * Reads a spec file, which may be the half of a spec: what it lacks, another that extends it has.
 * Strict: an unknown key or a wrong value is a usage error with line and column.
 */
export async function readRunPart(text: string, name: string): Promise<RunFile> {
  return readLocated(await readYaml(text, name), name);
}

/** Reads a spec that a module exports: as strict, without lines. */
export function readRunValue(value: unknown, name: string): RunFile {
  return readLocated({ value, where: () => null }, name);
}

/** Throws a usage error for a spec that, with all that it extends, lacks what is needed. */
export function refuseIncomplete({ run }: RunFile, name: string): void {
  for (const needed of ["functions", "optimizers"]) {
    if (!(needed in run)) throw usage(`${name}: '${needed}' is missing`);
  }
}

function readLocated(located: Located, name: string): RunFile {
  const typedAs = new Map<string, string>();
  const values: Record<string, unknown> = {};
  for (const [typed, value] of Object.entries(fieldsOf(located, name))) {
    const refuse = (message: string, entry: Path = []): never => {
      throw usage(`${placeOf(name, located.where([typed, ...entry]))}  ${message}`);
    };
    const key = keyOf(typed, refuse);
    if (typedAs.has(key)) refuse(`${kebab(key)} is given twice`);
    typedAs.set(key, typed);
    values[key] = readField(key, value, refuse);
  }
  const { title, plugins, plot, y, sort, reporters, ...rest } = values as Record<string, never>;
  const { baseline, allow, overrides, extends: bases = [], zip = [], ...run } = rest;
  return {
    run: run as unknown as RunSpec,
    plugins: plugins ?? [],
    presentation: stated({ title, plot, y, sort, reporters }),
    gate: stated({ baseline, allow, overrides }),
    extends: bases,
    zip,
    place(field, item) {
      const typed = typedAs.get(field);
      if (typed === undefined) return undefined;
      const given = (located.value as Record<string, unknown>)[typed];
      const path = Array.isArray(given) ? [typed, given.indexOf(item)] : [typed];
      return placeOf(name, located.where(path));
    },
  };
}

function stated(values: Record<string, unknown>): Record<string, never> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, never>;
}

function placeOf(name: string, place: string | null): string {
  return place === null ? `${name}:` : `${name}:${place}`;
}

function fieldsOf({ value }: Located, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  const found = value === null || value === undefined ? "the file is empty; " : "";
  throw usage(`${name}: ${found}expected keys such as 'functions' and 'optimizers' at the top`);
}

type Path = readonly (string | number)[];

type Refuse = (message: string, entry?: Path) => never;

function keyOf(typed: string, refuse: Refuse): string {
  const keys = Object.keys(FIELDS);
  const key = keys.find((known) => fold(known) === fold(typed));
  if (key !== undefined) return key;
  const hint = didYouMean(typed, keys.map(kebab));
  return refuse(
    `unknown key '${typed}'\n  ${hint === "" ? "" : `${hint}  `}all: ${keys.map(kebab).join(", ")}`,
  );
}

function readField(key: string, value: unknown, refuse: Refuse): unknown {
  const { isList, read } = FIELDS[key];
  const readOne = (given: unknown, entry: readonly number[]) => {
    try {
      return read(given, kebab(key));
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      const path = error instanceof ErrorAtPath ? [...entry, ...error.path] : entry;
      return refuse(error.message.replace(/^spec: /, ""), path);
    }
  };
  if (!isList) return readOne(value, []);
  if (!Array.isArray(value)) return [readOne(value, [])];
  if (value.length === 0) refuse(`${kebab(key)}: the list is empty`);
  return value.map((entry, k) => readOne(entry, [k]));
}

function readText(value: unknown, key: string): string {
  if (typeof value !== "string") throw usage(`${key}: ${shown(value)} is not text`);
  return value;
}

function wordOf(words: readonly string[]): Field["read"] {
  return (value, key) => {
    if (typeof value === "string" && words.includes(value)) return value;
    const hint = typeof value === "string" ? didYouMean(value, words) : "";
    throw usage(
      `${key}: ${shown(value)} is not one of ${words.join(", ")}${hint === "" ? "" : `\n  ${hint}`}`,
    );
  };
}

function readInteger(value: unknown, key: string): number {
  if (!Number.isSafeInteger(value)) throw usage(`${key}: ${shown(value)} is not a whole number`);
  return value as number;
}

function readStart(value: unknown, key: string): Start {
  if (typeof value === "string") return parseStart(value, key);
  if (!Array.isArray(value)) {
    throw usage(`${key}: ${shown(value)} is no point; expected a list of them, as in [[-7, 2]]`);
  }
  const wrong = value.findIndex((xi) => !Number.isFinite(xi));
  if (wrong >= 0) throw usage(`${key}: ${shown(value[wrong])} is not a finite number`);
  return value;
}

/** Reads "default" or "-1.2,1". Throws a usage error that names the coordinate which is no number. */
export function parseStart(text: string, key: string): Start {
  if (text === "default") return text;
  if (text.trim() === "") throw usage(`${key}: the point is empty`);
  return text.split(",").map((part) => {
    const xi = parseNumber(part.trim());
    if (xi === undefined || !Number.isFinite(xi)) {
      throw usage(`${key}: '${part}' in '${text}' is not a finite number`);
    }
    return xi;
  });
}
