import type { AnyDefinition, AnyFunction } from "../core/definition.js";
import type { Param, Params, Values } from "../core/parameter.js";
import { completeParams, kebab, printNumber, printRounded, printValue } from "../core/params.js";
import { exampleOf } from "./example-of.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { memoryWords } from "./memory-words.js";
import { point } from "./numbers.js";
import { wrap, wrapFacts } from "./wrap.js";

/**
 * Everything that is known of one entry of the catalogue.
 *
 * @param namesakes what others mean by its name
 */
export function renderShow(
  definition: AnyDefinition,
  look: Look,
  grid: Grid,
  namesakes: readonly AnyDefinition[] = [],
): string {
  const { id, title, kind, source } = definition;
  const mathematics =
    kind === "optimizer" || kind === "modifier" ? definition.rule : definition.formula;
  const said = (label: string, text: string | undefined, column = 8) =>
    text === undefined || text === "" ? [] : labelled(label, text, column, look);
  return stack([
    headingOf(id, [title, `(${kind})`], look),
    mathematics === "" ? [] : mathematics.split("\n").flatMap((line) => formula(line, look)),
    kind === "function"
      ? factsOf(definition).flatMap(([label, text]) => said(label, text, 12))
      : [],
    parameters(definition, look, grid),
    [
      ...("mapsTo" in definition ? said("is", definition.mapsTo) : []),
      ...said("also", definition.aliases?.join(", ")),
      ...others(definition, namesakes, look),
    ],
    kind === "optimizer" ? said("memory", memoryWords(definition)) : [],
    [...said("source", source.ref), ...said("", source.url), ...said("differs", source.departs)],
    [command(`optbench run ${exampleOf(definition)}`, look)],
  ]);
}

/** What is shown of an entry that is not a definition: a spec that ships, a reporter. */
export interface Note {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  readonly example: string;
}

/** Everything that is known of such an entry. */
export function renderNote({ id, title, kind, text, example }: Note, look: Look): string {
  const lines = text === "" ? [] : text.trimEnd().split("\n");
  return stack([
    headingOf(id, [title, `(${kind})`], look),
    lines.flatMap((line) => formula(line, look)),
    [command(example, look)],
  ]);
}

/** What to type to see the entry at work. Never wrapped: it is to be pasted. */
function command(text: string, { ascii }: Look): string {
  return `try     ${cleanText(text, ascii)}`;
}

/** Blocks of lines, a blank line between them. */
function stack(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}

function headingOf(id: string, more: readonly string[], { width, ascii, paint }: Look): string[] {
  const text = wrapFacts([id, ...more.map((fact) => cleanText(fact, ascii))], width);
  const rest = text.startsWith(id) ? text.slice(id.length) : null;
  return (rest === null ? text : paint.strong(id) + rest).split("\n");
}

function formula(line: string, { width, ascii }: Look): string[] {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return wrap(`  ${cleanText(line, ascii)}`, width, 4 + indent).split("\n");
}

/** A text that begins in a given column, after its label. */
function labelled(label: string, text: string, column: number, { width, ascii }: Look): string[] {
  return wrap(label.padEnd(column) + cleanText(text, ascii), width, column).split("\n");
}

/** What others mean by the name, a line each. */
function others(
  definition: AnyDefinition,
  namesakes: readonly AnyDefinition[],
  look: Look,
): string[] {
  const width = Math.max(0, ...namesakes.map(({ id }) => id.length));
  return namesakes.flatMap((one, k) => {
    const is = meaningOf(one) === meaningOf(definition) ? "the same" : meaningOf(one);
    return labelled(k === 0 ? "others" : "", `${one.id.padEnd(width)}  ${is}`, 8, look);
  });
}

/** What an entry stands for with us. */
function meaningOf(definition: AnyDefinition): string {
  return ("mapsTo" in definition ? definition.mapsTo : undefined) ?? definition.id;
}

function factsOf(fn: AnyFunction): (readonly [label: string, text: string])[] {
  const n = fn.dim.default;
  const values = completeParams(fn.id, fn.params as Params, {});
  const { lower, upper } = fn.domain(n, values);
  const optimum = fn.optimum(n, values);
  const box = Array.from(lower, (low, i) => `[${printRounded(low)}, ${printRounded(upper[i])}]`);
  return [
    ["dimension", dimension(fn)],
    ["start", point(Array.from(fn.start(n, values)))],
    [
      "domain",
      new Set(box).size === 1
        ? `${box[0]} in each coordinate`
        : box.slice(0, 3).join(" x ") + (box.length > 3 ? " x ..." : ""),
    ],
    ["minimum", optimum === null ? "not known for this dimension" : printNumber(optimum.value)],
    ...(optimum?.points ?? [])
      .slice(0, 4)
      .map((at, k) => [k === 0 ? "at" : "", point(Array.from(at))] as const),
    ["smoothness", fn.smoothness],
    [
      "gradient",
      fn.gradientReach === undefined ? "" : `exact, but of little use: ${fn.gradientReach.because}`,
    ],
    ["curvature", stability(curvatureOf(fn, n, values))],
    ["pitfall", fn.pitfalls ?? ""],
  ];
}

/** A definition of the user's may throw where it is asked for what a screen shows. */
function curvatureOf(fn: AnyFunction, dim: number, values: Values<Params>): number | undefined {
  try {
    return fn.largestCurvature?.(dim, values);
  } catch {
    return undefined;
  }
}

/** What the largest curvature of a quadratic means for the method that everybody knows. */
function stability(curvature: number | undefined): string {
  if (curvature === undefined) return "";
  const limit = `lr = 2/L = ${printRounded(2 / curvature)}`;
  return `at most L = ${printRounded(curvature)}: sgd is stable up to ${limit}`;
}

function dimension({ dim }: AnyFunction): string {
  if (dim.min === dim.max) return `${dim.min}`;
  const most = dim.max === Infinity ? "" : ` to ${dim.max}`;
  const multiple = dim.multipleOf === 1 ? "" : `, multiples of ${dim.multipleOf}`;
  return `${dim.min}${most === "" ? " or more" : most}${multiple}; default ${dim.default}`;
}

/** What a parameter means stands beside it where there is so much room, else below. */
const ROOM_FOR_DOC = 24;

function parameters({ params }: AnyDefinition, look: Look, grid: Grid): string[] {
  const { width, ascii } = look;
  const entries = Object.entries(params as Params).map(([key, param]) => ({
    facts: [kebab(key), printValue(param.default), cleanText(allowed(param), ascii)],
    doc: cleanText(param.doc, ascii),
  }));
  if (entries.length === 0) return [];
  const rows = [["parameter", "default", "allowed"], ...entries.map(({ facts }) => facts)];
  const columns = grid(
    rows.map((facts) => ["", ...facts]),
    ["left", "left", "left", "left"],
  );
  const column = Math.max(...columns.map(columnsOf)) + 2;
  if (width - column < ROOM_FOR_DOC) {
    return entries.flatMap(({ facts: [key, value, range], doc }) => [
      ...wrap(`  ${key} = ${value}   ${range}`, width, 4).split("\n"),
      ...wrap(`      ${doc}`, width, 6).split("\n"),
    ]);
  }
  const docs = ["", ...entries.map(({ doc }) => doc)];
  return columns.flatMap((line, k) =>
    wrap(docs[k], width - column)
      .split("\n")
      .map((part, row) => {
        const beside = row === 0 ? line : "";
        return (beside + " ".repeat(column - columnsOf(beside)) + part).trimEnd();
      }),
  );
}

function allowed(param: Param): string {
  if (param.type === "flag") return "flag";
  if (param.type === "choice") return param.values.join(" | ");
  return param.type === "list" ? `list in ${param.range}` : param.range;
}
