import type { State } from "../../records/profiles.js";
import { OKABE_ITO, STATE_COLOURS } from "../palette.js";
import type { ThemeName } from "./figure-names.js";
import type { Attributes } from "./markup.js";

/** What a colour is used for. The series are numbered. */
export type Ink = "text" | "muted" | "frame" | "grid" | "level" | "paper" | State | number;

/** How a figure gets its colours. */
export interface Theme {
  /** Attributes that draw lines in an ink, and that fill shapes with it. */
  stroke(ink: Ink): Attributes;
  fill(ink: Ink): Attributes;
  /** A style sheet for the figure; "" where colours stand in attributes or in the page around it. */
  readonly css: string;
  /** Whether the figure brings its own background. */
  readonly hasPaper: boolean;
  /** Whether a caption or a heading outside of the figure says what it shows. */
  readonly hasCaption: boolean;
  /** Whether lines keep their width when the figure is enlarged: units of lines are then pixels. */
  readonly isInPage: boolean;
}

type Plain = "text" | "muted" | "frame" | "grid" | "level" | "paper";
type Palette = Readonly<Record<Plain | "first" | "last", string>>;

// the first series is lighter where it would be dim on dark paper; of the seven the last is black or white in the place of yellow, which paper swallows
const LIGHT: Palette = {
  text: "#1B1F24",
  muted: "#57606A",
  frame: "#8C959F",
  grid: "#E4E7EB",
  level: "#A8B0BA",
  paper: "#FFFFFF",
  first: OKABE_ITO[0],
  last: "#1B1F24",
};
const DARK: Palette = {
  text: "#E6EDF3",
  muted: "#A0A9B4",
  frame: "#6E7681",
  grid: "#2A3038",
  level: "#57606A",
  paper: "#14181D",
  first: "#3A9BDC",
  last: "#E6EDF3",
};
const PRINT: Palette = {
  ...LIGHT,
  text: "#000000",
  muted: "#000000",
  frame: "#000000",
  grid: "#DDDDDD",
  level: "#999999",
  last: "#000000",
};

const PLAIN = ["text", "muted", "frame", "grid", "level", "paper"] as const;
const CLASSES: Readonly<Record<Plain, string>> = {
  text: "it",
  muted: "im",
  frame: "if",
  grid: "ig",
  level: "il",
  paper: "ip",
};

/** How many series have a colour of their own. */
export const SERIES_COLOURS = OKABE_ITO.length;

/** The theme of a figure that stands alone in a file. */
export function themeOf(name: ThemeName): Theme {
  if (name === "auto") return { ...byClass(), css: themeCss("svg"), hasPaper: true };
  return {
    ...fixed({ light: LIGHT, dark: DARK, print: PRINT }[name]),
    hasPaper: name !== "print",
    hasCaption: name === "print",
  };
}

/** The theme of a figure inside a page that has the rules of `themeCss`. */
export function pageTheme(): Theme {
  return { ...byClass(), hasCaption: true, isInPage: true };
}

/** Colours as attributes: every viewer understands them. */
function fixed(palette: Palette): Theme {
  return {
    stroke: (ink) => ({ stroke: colourOf(ink, palette) }),
    fill: (ink) => ({ fill: colourOf(ink, palette) }),
    css: "",
    hasPaper: true,
    hasCaption: false,
    isInPage: false,
  };
}

function colourOf(ink: Ink, palette: Palette): string {
  if (typeof ink !== "number") return ink in palette ? palette[ink as Plain] : stateColour(ink);
  const place = ink % SERIES_COLOURS;
  if (place === 0) return palette.first;
  return place === SERIES_COLOURS - 1 ? palette.last : OKABE_ITO[place];
}

function stateColour(ink: Exclude<Ink, number>): string {
  return STATE_COLOURS[ink as State][0];
}

/** Colours by class, so that a style sheet can turn them dark. States look the same in both. */
function byClass(): Theme {
  const named = (ink: Ink, use: "stroke" | "fill"): Attributes => {
    if (typeof ink === "number") {
      return { class: `s${ink % SERIES_COLOURS}`, [use]: "currentColor" };
    }
    if (ink in CLASSES) return { class: CLASSES[ink as Plain], [use]: "currentColor" };
    return { [use]: stateColour(ink) };
  };
  return {
    stroke: (ink) => named(ink, "stroke"),
    fill: (ink) => named(ink, "fill"),
    css: "",
    hasPaper: false,
    hasCaption: false,
    isInPage: false,
  };
}

/** The rules for inks by class in one theme, for pages that choose theirs: below `root`, with a blank. */
export function inkRules(name: "light" | "dark", root: string): string {
  return rulesOf(name === "light" ? LIGHT : DARK, root);
}

function rulesOf(palette: Palette, root: string): string {
  return [
    ...PLAIN.map((ink) => `${root}.${CLASSES[ink]}{color:${palette[ink]}}`),
    ...OKABE_ITO.map((_, k) => `${root}.s${k}{color:${colourOf(k, palette)}}`),
  ].join("");
}

/** The rules for inks by class: light, and dark where the reader prefers that and nobody prints. */
export function themeCss(root: string): string {
  return `${root}{color-scheme:light dark}${rulesOf(LIGHT, "")}@media screen and (prefers-color-scheme:dark){${rulesOf(DARK, "")}}`;
}
