import { OptbenchError, usage } from "../core/errors.js";
import { checkValue, kebab, parseNumber } from "../core/params.js";
import { didYouMean, fold } from "../core/suggest.js";
import { ErrorAtPath, readAllowance, readOverrides, type Gate } from "./gate.js";
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
}

type Reader = (value: unknown, key: string) => unknown;

const READERS: Readonly<Record<string, Reader>> = {
  extends: readTexts,
  zip: readZip,
  title: readText,
  functions: readTexts,
  optimizers: readTexts,
  dims: (value, key) => readList(value, key, readInteger),
  starts: (value, key) => readList(value, key, readStart),
  seeds: (value, key) => readList(value, key, readInteger),
  plugins: readTexts,
  plot: readText,
  y: readText,
  sort: readText,
  reporters: readTexts,
  baseline: readText,
  allow: (value, key) => readAllowance(value, key),
  overrides: readOverrides,
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([key, param]) => [
      key,
      (value: unknown) => checkValue("spec", key, param, value),
    ]),
  ),
};

/** Reads a spec file. Strict: an unknown key or a wrong value is a usage error with line and column. */
export async function readRunFile(text: string, name: string): Promise<RunFile> {
  const file = await readRunPart(text, name);
  if (file.extends.length === 0) refuseIncomplete(file, name);
  return file;
}

/** The same for one that may be the half of a spec: what it lacks, another that extends it has. */
export async function readRunPart(text: string, name: string): Promise<RunFile> {
  return readLocated(await readYaml(text, name), name);
}

/** Reads a spec that a module exports: as strict, without lines. */
export function readRunValue(value: unknown, name: string): RunFile {
  return readLocated({ value, where: () => null }, name);
}

/** A spec, or one that extends it: keys of `over` replace those of `base`, plugins and overrides add up. */
export function extendSpec(base: RunFile, over: RunFile): RunFile {
  const { baseline: _, ...gate } = base.gate;
  const overrides = [...(gate.overrides ?? []), ...(over.gate.overrides ?? [])];
  return {
    run: { ...base.run, ...over.run },
    plugins: [...new Set([...base.plugins, ...over.plugins])],
    presentation: { ...base.presentation, ...over.presentation },
    gate: { ...gate, ...over.gate, ...(overrides.length > 0 ? { overrides } : {}) },
    extends: over.extends,
    zip: over.zip.length > 0 ? over.zip : base.zip,
  };
}

/** Throws a usage error for a spec that, with all that it extends, lacks what is needed. */
export function refuseIncomplete({ run }: RunFile, name: string): void {
  for (const needed of ["functions", "optimizers"]) {
    if (!(needed in run)) throw usage(`${name}: '${needed}' is missing`);
  }
}

function readLocated(located: Located, name: string): RunFile {
  const entries = fields(located, name);
  const { title, plugins, plot, y, sort, ...run } = Object.fromEntries(
    Object.entries(entries).map(([typed, value]) => readField(typed, value, located, name)),
  ) as Record<string, never>;
  const { baseline, allow, overrides, reporters, extends: bases = [], zip = [], ...what } = run;
  const gate = Object.entries({ baseline, allow, overrides }).filter(
    ([, value]) => value !== undefined,
  );
  const stated = Object.entries({ title, plot, y, sort, reporters }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    run: what as unknown as RunSpec,
    plugins: plugins ?? [],
    presentation: Object.fromEntries(stated),
    gate: Object.fromEntries(gate),
    extends: bases,
    zip,
  };
}

function fields({ value }: Located, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw usage(`${name}: expected keys such as 'functions' and 'optimizers' at the top`);
}

function readField(
  typed: string,
  value: unknown,
  located: Located,
  name: string,
): [string, unknown] {
  const keys = Object.keys(READERS);
  const key = keys.find((known) => fold(known) === fold(typed));
  if (key === undefined) {
    const hint = didYouMean(typed, keys.map(kebab));
    throw usage(
      `${placeOf(name, located.where([typed]))}  unknown key '${typed}'.  ${hint}`.trimEnd(),
    );
  }
  try {
    return [key, READERS[key](value, kebab(key))];
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    const path = error instanceof ErrorAtPath ? error.path : [];
    throw usage(`${placeOf(name, located.where([typed, ...path]))}  ${error.message}`);
  }
}

function placeOf(name: string, place: string | null): string {
  return place === null ? `${name}:` : `${name}:${place}`;
}

function readText(value: unknown, key: string): string {
  if (typeof value !== "string") throw usage(`${key}: expected text`);
  return value;
}

/** One text or a list of them. */
function readTexts(value: unknown, key: string): string[] {
  return (Array.isArray(value) ? value : [value]).map((entry) => readText(entry, key));
}

function readList<T>(
  value: unknown,
  key: string,
  read: (entry: unknown, key: string) => T,
): readonly T[] {
  return (Array.isArray(value) ? value : [value]).map((entry) => read(entry, key));
}

function readInteger(value: unknown, key: string): number {
  if (!Number.isSafeInteger(value)) throw usage(`${key}: expected whole numbers`);
  return value as number;
}

function readStart(value: unknown, key: string): Start {
  if (value === "default") return value;
  if (typeof value === "string") return parseStart(value, key);
  if (Array.isArray(value) && value.every((xi) => typeof xi === "number")) return value;
  throw usage(`${key}: expected 'default' or points such as [-7, 2]`);
}

/** Reads "default" or "-1.2,1". Throws a usage error that names the coordinate which is no number. */
export function parseStart(text: string, key: string): Start {
  if (text === "default") return text;
  return text.split(",").map((part) => {
    const xi = parseNumber(part.trim());
    if (xi === undefined || !Number.isFinite(xi)) {
      throw usage(`${key}: '${part}' in '${text}' is not a finite number`);
    }
    return xi;
  });
}
