import { OptbenchError, usage, type Span } from "../core/errors.js";
import { kebab } from "../core/params.js";
import { didYouMean, fold } from "../core/suggest.js";
import { ErrorAtPath, type Path } from "./error-at-path.js";
import type { Gate } from "./gate.js";
import { pathOf, type ItemText } from "./item-object.js";
import type { RunSpec } from "./plan.js";
import type { PluginEntry } from "./plugin-entry.js";
import type { Presentation } from "./presentation.js";
import { FIELDS, type Field, SPEC } from "./spec-fields.js";
import { readYaml, type Located } from "./yaml.js";
import type { Axis } from "./zip.js";

/** A spec file: what to run, what to load first, how to show it. */
export interface RunFile {
  readonly run: RunSpec;
  readonly plugins: readonly PluginEntry[];
  readonly presentation: Presentation;
  readonly gate: Gate;
  /** Other specs, whose keys these keys replace; the first is the most general. */
  readonly extends: readonly string[];
  /** Lists that go in step instead of multiplying. */
  readonly zip: readonly Axis[];
  /** Whether `run` searches for values, and in how many trials. */
  readonly tune?: boolean | number;
  /**
   * "file:line:column" of an item of a list of names, or of the part of it in which a span begins;
   * undefined where the file does not hold it. `isLast`: the last of the items that are the same.
   */
  place(field: string, text: string, span?: Span, isLast?: boolean): string | undefined;
}

/**
 * Reads a spec file. It may be incomplete: a spec that extends it adds the rest.
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
    const refuse = (error: OptbenchError, entry: Path = []): never => {
      throw error.with({ place: placeOf(name, located.where([typed, ...entry])) });
    };
    const key = keyOf(typed, refuse);
    if (typedAs.has(key)) refuse(usage(`${kebab(key)} is given twice`));
    typedAs.set(key, typed);
    values[key] = readField(key, value, refuse);
  }
  const items = new Map(Object.entries(values).filter(([key]) => FIELDS[key].isItems));
  for (const [key, texts] of items) values[key] = (texts as ItemText[]).map(({ text }) => text);
  const part = (about: Field["part"]) =>
    Object.fromEntries(
      Object.entries(values).filter(([key]) => FIELDS[key].part === about),
    ) as Record<string, never>;
  const { plugins = [], extends: bases = [], zip = [], tune } = part("file");
  return {
    run: part("run") as unknown as RunSpec,
    plugins,
    presentation: part("presentation"),
    gate: part("gate"),
    extends: bases,
    zip,
    ...(tune === undefined ? {} : { tune }),
    place(field, text, span, isLast = false) {
      const texts = (items.get(field) ?? []) as ItemText[];
      const isIt = (item: ItemText) => item.text === text;
      const k = isLast ? texts.findLastIndex(isIt) : texts.findIndex(isIt);
      if (k < 0) return undefined;
      const typed = typedAs.get(field)!;
      const isList = Array.isArray((located.value as Record<string, unknown>)[typed]);
      return placeOf(
        name,
        located.where([typed, ...(isList ? [k] : []), ...pathOf(texts[k], span)]),
      );
    },
  };
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

type Refuse = (error: OptbenchError, entry?: Path) => never;

function keyOf(typed: string, refuse: Refuse): string {
  const keys = Object.keys(FIELDS);
  const key = keys.find((known) => fold(known) === fold(typed));
  if (key !== undefined) return key;
  const hint = didYouMean(typed, keys.map(kebab));
  const all = `all: ${keys.map(kebab).join(", ")}`;
  return refuse(usage(`unknown key '${typed}'`, { hint: hint === "" ? all : `${hint}  ${all}` }));
}

function readField(key: string, value: unknown, refuse: Refuse): unknown {
  const { isList, read } = FIELDS[key];
  const readOne = (given: unknown, entry: readonly number[]) => {
    try {
      return read(given, kebab(key));
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      const path = error instanceof ErrorAtPath ? [...entry, ...error.path] : entry;
      // the place already names the spec
      return refuse(error.details.field === SPEC ? error.with({ field: undefined }) : error, path);
    }
  };
  if (!isList) return readOne(value, []);
  if (!Array.isArray(value)) return [readOne(value, [])];
  if (value.length === 0) refuse(usage("the list is empty", { field: kebab(key) }));
  return value.map((entry, k) => readOne(entry, [k]));
}
