import { choice, number } from "../../core/define.js";
import { reading, usage } from "../../core/errors.js";
import type { Params } from "../../core/parameter.js";
import { completeParams, findParam, readValue, unknownParam } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import type { ParamText } from "../../plan/item.js";
import type { CurveY } from "../../report/screen-options.js";
import { reporterOf } from "../../report/reporters.js";
import {
  FIGURE_NAMES,
  needsPath,
  THEME_NAMES,
  type FigureKind,
  type ThemeName,
} from "../../report/svg/figure-names.js";
import type { FigureOptions } from "../../report/svg/figures.js";
import { readWord, splitList } from "../flags/read-option.js";
import type { Output } from "../request/outputs.js";

/** The figures that are asked for, and how each kind is drawn. */
export interface FigureRequest {
  readonly kinds: readonly FigureKind[];
  /** Those that the user named one by one. */
  readonly named: readonly FigureKind[];
  readonly optionsOf: (kind: FigureKind) => FigureStyle;
}

/** How a figure is to be drawn; what draws it makes the theme of its name. */
export interface FigureStyle extends Omit<FigureOptions, "theme"> {
  readonly theme: ThemeName;
}

/** What drawings are made with, beside the results. */
export interface Drawing {
  readonly catalogue: Catalogue;
  readonly figures: FigureRequest;
  /** The playground that pages link to: a file to be written, or an address of the web. */
  readonly play: string | null;
  readonly y: CurveY;
}

/** What may follow the kind of a figure. Lengths are read apart: they have units. */
const PARAMS = {
  theme: choice({ values: THEME_NAMES, default: "auto", doc: "colours; auto follows the reader" }),
  layout: choice({
    values: ["auto", "panels", "overlay"],
    default: "auto",
    doc: "paths side by side or in one plot",
  }),
  size: number({ default: null, range: "[4, 72]", doc: "of letters, in pixels" }),
} satisfies Params;

const LENGTHS = ["width", "height"] as const;

/** Pixels, 96 to the inch. */
const PIXELS = { px: 1, "": 1, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72 } as const;

const USUAL_WIDTH = 680;
/** A figure between these widths can be read. */
const [NARROWEST, WIDEST] = [120, 10_000];

/** Letters of a small figure are smaller. */
const [SMALL_LETTERS, USUAL_LETTERS, WIDTH_FOR_USUAL] = [10.5, 13, 460];

/** How finely a figure in a file of its own is drawn. */
const GRID = 128;
const POINTS = 2000;

/** Reads what was typed after --figure: "contour:width=86mm:theme=print", "all:theme=dark". */
export function readFigures(texts: readonly string[], flag: string): FigureRequest {
  const chosen = new Map<FigureKind, FigureStyle>();
  const named: FigureKind[] = [];
  for (const text of splitList(flag, texts)) {
    const { kinds, options } = readOne(text, flag);
    if (kinds.length === 1) named.push(kinds[0]);
    for (const kind of kinds) chosen.set(kind, options);
  }
  return {
    kinds: FIGURE_NAMES.filter((kind) => chosen.has(kind)),
    named,
    optionsOf: (kind) => chosen.get(kind)!,
  };
}

/** All figures, as they are drawn where nobody says how. */
export const USUAL_FIGURES: FigureRequest = {
  kinds: FIGURE_NAMES,
  named: [],
  optionsOf: () => optionsOf([], "--figure"),
};

/** How figures are written: those who look at pixels get as many as they need. */
export type FigureFormat = "svg" | "png";

export function isFigureFormat(reporter: string): reporter is FigureFormat {
  return reporter === "svg" || reporter === "png";
}

/** The figures that the flags ask for. Throws where nothing is drawn that they speak of. */
export function readDrawing(
  { figure }: { readonly figure?: FigureRequest },
  outputs: readonly Output[],
): FigureRequest {
  if (figure === undefined) return USUAL_FIGURES;
  if (outputs.some(({ reporter }) => isFigureFormat(reporter))) return figure;
  throw usage("--figure says how figures are drawn, and none is", {
    hint: "try: --reporter svg=figures/",
  });
}

/** The playground that the flags ask for. Throws where no page would link to it. */
export function readPlay(
  { play }: { readonly play?: string },
  outputs: readonly Output[],
): string | null {
  if (play === undefined) return null;
  if (outputs.some(({ reporter }) => reporter === "html")) return play;
  throw usage("--play is linked to by a page, and none is written", {
    hint: "try: --reporter html=report.html --play play.html",
  });
}

/** Whether a reporter shows where runs went. */
export function drawsPaths(outputs: readonly Output[], { kinds }: FigureRequest): boolean {
  return outputs.some(({ reporter }) => {
    const { isDrawn, needsPath: isTable } = reporterOf(reporter);
    if (isTable === true) return true;
    return isDrawn === true && (!isFigureFormat(reporter) || kinds.some(needsPath));
  });
}

function readOne(text: string, flag: string) {
  const { label, terms } = reading("figure", text, () => parseItem(text));
  const [{ name, params }] = terms;
  if (label !== undefined || terms.length > 1) {
    throw usage(`${flag}: '${text}' is not a figure: one name with parameters`);
  }
  const word = readWord(flag, name, [...FIGURE_NAMES, "all"] as const);
  return {
    kinds: word === "all" ? FIGURE_NAMES : [word],
    options: optionsOf(params, `${flag} ${word}`),
  };
}

function optionsOf(params: readonly ParamText[], owner: string): FigureStyle {
  const given: Record<string, unknown> = {};
  const lengths: { width?: Length; height?: Length } = {};
  for (const { key, value } of params) {
    if (value.kind !== "text") throw usage(`${owner}: ${key} needs one value, ${key}=…`);
    const length = LENGTHS.find((one) => one === key);
    if (length !== undefined) lengths[length] = readLength(owner, key, value.text);
    else given[key] = readGiven(owner, key, value.text);
  }
  const { theme, layout, size } = completeParams(owner, PARAMS, given);
  const width = lengths.width?.pixels ?? USUAL_WIDTH;
  return {
    width,
    height: lengths.height?.pixels,
    printedWidth: lengths.width?.text,
    size: size ?? (width < WIDTH_FOR_USUAL ? SMALL_LETTERS : USUAL_LETTERS),
    theme,
    layout,
    grid: GRID,
    points: POINTS,
  };
}

function readGiven(owner: string, key: string, text: string): unknown {
  const known = findParam(PARAMS, key);
  if (known === undefined) {
    const all = { width: PARAMS.size, height: PARAMS.size, ...PARAMS };
    return unknownParam(owner, all, key);
  }
  return readValue(owner, key, PARAMS[known as keyof typeof PARAMS], text);
}

interface Length {
  readonly pixels: number;
  readonly text: string;
}

function readLength(owner: string, key: string, text: string): Length {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(text) ?? [];
  if (digits === undefined || !(unit in PIXELS)) {
    throw usage(`${owner}: ${key} = '${text}' is not a length, such as 86mm, 8.6cm, 3.4in or 640`);
  }
  const pixels = Number(digits) * PIXELS[unit as keyof typeof PIXELS];
  if (pixels < NARROWEST || pixels > WIDEST) {
    throw usage(`${owner}: ${key} = ${text} is outside ${NARROWEST} to ${WIDEST} pixels`);
  }
  return { pixels, text };
}

/** What reporters draw the figures of a request with. */
export function drawingOf({
  catalogue,
  figures,
  play,
  screen,
}: Omit<Drawing, "y"> & { readonly screen: Pick<Drawing, "y"> }): Drawing {
  return { catalogue, figures, play, y: screen.y };
}
