import { functionTitle } from "../core/function-name.js";
import { rowName } from "../core/row-name.js";
import { indexedBy } from "../core/grouped-by.js";
import { printShortest } from "../core/params.js";
import { visible } from "../core/visible.js";
import type { CaseTrace, Recorded, RecordedValues, TraceStep } from "../records/trace.js";
import { blockHeading } from "./block-heading.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ABSENT, point } from "./numbers.js";
import { roundedTo } from "./plot/ticks.js";
import { wrap, wrapFacts } from "./wrap.js";

/** Significant digits of a number on the screen; the documents have them all. */
const DIGITS = 5;

/** A step that is drawn; the end of a trace has no update. */
type Shown = Pick<TraceStep, "t" | "x" | "f" | "g"> & Partial<TraceStep>;

/**
 * The updates of each case, those on the same problem under one heading: its rule, then per step
 * x, f, ∇f, what the method keeps, what it computes from that, lr and Δx. Where several methods start
 * from the same point, their iterates stand side by side first.
 *
 * @param coords the coordinates to show, from 0
 */
export function renderTrace(
  traces: readonly CaseTrace[],
  coords: (dimension: number) => readonly number[],
  look: Look,
  grid: Grid,
): string {
  const problems = indexedBy(traces, (one) => JSON.stringify([one.function, one.start, one.seed]));
  const blocks = [...problems.values()].flatMap((group) => {
    const [{ formula, dimension, start }] = group;
    const facts = [`dim ${dimension}`, `start ${point(start)}`];
    const shown = coords(dimension);
    return [
      [blockHeading(functionTitle(group[0]), formula, facts, look)],
      ...(shown.length < dimension ? [leftOutCoordinates(shown, dimension, look)] : []),
      ...(group.length > 1 ? [sideBySide(group, look, grid)] : []),
      ...group.flatMap((one) => renderCase(one, shown, look, grid)),
    ];
  });
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n");
}

function leftOutCoordinates(shown: readonly number[], dimension: number, { width }: Look) {
  const names = shown.join(", ");
  const text = `coordinates ${names} of 0..${dimension - 1}; --coords names others, --json has all`;
  return wrap(text, width, 2).split("\n");
}

/** The points of all methods, a line an iteration. */
function sideBySide(group: readonly CaseTrace[], look: Look, grid: Grid): string[] {
  const rows = new Map<number, string[]>();
  group.forEach(({ steps, end }, k) => {
    for (const { t, x } of [...steps, end]) {
      const row = rows.get(t) ?? group.map(() => ABSENT);
      row[k] = point(x.map((xi) => xi ?? NaN));
      rows.set(t, row);
    }
  });
  const head = ["t", ...group.map((one) => cleanText(nameOf(one), look.ascii))];
  const body = [...rows].sort(([a], [b]) => a - b);
  const cells = [head, ...body.map(([t, row]) => [String(t), ...row])];
  const lines = grid(cells, ["right", ...group.map(() => "left" as const)]);
  if (lines.every((line) => columnsOf(line) <= look.width)) {
    return [look.paint.dim(lines[0]), ...lines.slice(1)];
  }
  return body.flatMap(([t, row]) => [
    look.paint.dim(`t ${t}`),
    ...row.flatMap((text, k) => wrap(`  ${text}  ${head[k + 1]}`, look.width, 4).split("\n")),
  ]);
}

function nameOf(one: CaseTrace): string {
  return rowName(one);
}

function renderCase(
  one: CaseTrace,
  coords: readonly number[],
  look: Look,
  grid: Grid,
): (readonly string[])[] {
  const { width, ascii, paint } = look;
  const clean = (text: string) => cleanText(text, ascii);
  const rule = one.rule.split("\n").filter((line) => line !== "");
  const notes = [
    one.steps.length > 0 && one.steps[0].state === undefined
      ? "this method does not say what it keeps: x, g and Δx alone"
      : "",
    one.rule.includes("η") ? "" : etaWords(one.steps[0]?.derived?.["η"]),
    ...matricesOf(one).map((name) => `${name} is left out here; --json has it`),
    one.ended === undefined ? "" : endOf(one.ended, one.end.t),
  ].filter((note) => note !== "");
  const title = [
    paint.strong(clean(nameOf(one))),
    ...rule.flatMap((line) => wrap(`  ${clean(line)}`, width, 6).split("\n")),
    ...notes.flatMap((note) => wrap(`  ${clean(note)}`, width, 4).split("\n")),
  ];
  const shown: Shown[] = [...one.steps, one.end];
  const table = inOneTable(shown, coords, look, grid);
  return table === null
    ? [title, ...shown.map((step) => inBlock(step, coords, look, grid))]
    : [title, table];
}

/** What η is where the rule does not name it. */
function etaWords(eta: RecordedValues[string] | undefined): string {
  if (eta === undefined) return "";
  const rate = "η is the effective learning rate";
  return Array.isArray(eta) ? `${rate} of each coordinate` : rate;
}

function endOf({ status, message }: NonNullable<CaseTrace["ended"]>, t: number): string {
  return `${status} at t = ${t}${message === undefined ? "" : `: ${visible(message)}`}`;
}

/** Names of the buffers that are neither numbers nor as long as x. */
function matricesOf({ steps, dimension }: CaseTrace): string[] {
  const { state = {} } = steps[0] ?? {};
  return Object.entries(state)
    .filter(([, value]) => Array.isArray(value) && value.length !== dimension)
    .map(([name]) => name);
}

/** The vectors of a step under their names, and its numbers. */
function partsOf(step: Shown) {
  const all: RecordedValues = { ...step.state, ...step.derived };
  const own = Object.entries(all);
  const isVector = (value: RecordedValues[string]): value is readonly Recorded[] =>
    Array.isArray(value) && value.length === step.x.length;
  const vectors: [string, readonly Recorded[]][] = [
    ["x", step.x],
    ["g", step.g],
    ...own.flatMap(([name, value]) =>
      isVector(value) ? [[name, value] as [string, typeof value]] : [],
    ),
    ...(step.dx === undefined ? [] : [["Δx", step.dx] as [string, readonly Recorded[]]]),
  ];
  const numbers: [string, Recorded][] = [
    ["f", step.f],
    ...(step.lr === undefined ? [] : [["lr", step.lr] as [string, Recorded]]),
    ...own.flatMap(([name, value]) =>
      typeof value === "number" || value === null ? [[name, value] as [string, Recorded]] : [],
    ),
  ];
  return { vectors, numbers };
}

/** A line a coordinate; null where that is too wide. */
function inOneTable(
  shown: readonly Shown[],
  coords: readonly number[],
  look: Look,
  grid: Grid,
): string[] | null {
  // some values are there from some step on: SWATS learns its Λ
  const namesOf = (part: "numbers" | "vectors") => [
    ...new Set(shown.flatMap((step) => partsOf(step)[part].map(([name]) => name))),
  ];
  const [numberNames, vectorNames] = [namesOf("numbers"), namesOf("vectors")];
  const head = ["t", ...numberNames, "i", ...vectorNames].map((name) =>
    cleanText(name, look.ascii),
  );
  const rows = shown.flatMap((step) => {
    const parts = partsOf(step);
    const [ofNumbers, ofVectors] = [new Map(parts.numbers), new Map(parts.vectors)];
    return coords.map((i, k) => [
      k === 0 ? String(step.t) : "",
      ...numberNames.map((name) => (k === 0 ? cell(ofNumbers.get(name)) : "")),
      String(i),
      ...vectorNames.map((name) => cell(ofVectors.get(name)?.[i])),
    ]);
  });
  const lines = grid(
    [head, ...rows],
    head.map(() => "right" as const),
  );
  if (lines.some((line) => columnsOf(line) > look.width)) return null;
  return [look.paint.dim(lines[0]), ...lines.slice(1)];
}

/** A line a quantity, a column a coordinate; as many coordinates as fit, the others below. */
function inBlock(step: Shown, coords: readonly number[], look: Look, grid: Grid): string[] {
  const clean = (text: string) => cleanText(text, look.ascii);
  const { vectors, numbers } = partsOf(step);
  const facts = [`t ${step.t}`, ...numbers.map(([name, value]) => `${clean(name)} ${cell(value)}`)];
  const heading = look.paint.dim(wrapFacts(facts, look.width));
  const draw = (some: readonly number[]) =>
    grid(
      [
        ["", ...some.map((i) => String(i))],
        ...vectors.map(([name, values]) => [
          ` ${clean(name)}`,
          ...some.map((i) => cell(values[i])),
        ]),
      ],
      ["left", ...some.map(() => "right" as const)],
    );
  const pieces: string[][] = [];
  let rest = coords;
  while (rest.length > 0) {
    let count = rest.length;
    while (count > 1 && draw(rest.slice(0, count)).some((line) => columnsOf(line) > look.width)) {
      count--;
    }
    pieces.push(draw(rest.slice(0, count)));
    rest = rest.slice(count);
  }
  return [...heading.split("\n"), ...pieces.flat()];
}

/** A number in five digits; a dash where there is none. */
function cell(value: Recorded | undefined): string {
  return value === null || value === undefined ? ABSENT : printShortest(roundedTo(value, DIGITS));
}
