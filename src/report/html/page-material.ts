import type { Block } from "../svg/blocks.js";
import type { Material } from "../svg/material.js";
import type { FigureOptions, NamedFigure } from "../svg/figures.js";
import { pageTheme } from "../svg/theme.js";
import { html } from "./markup.js";

/** A way into the playground. */
export interface PlayLink {
  readonly address: string;
  /** How many methods it does not take there. */
  readonly left: number;
}

/** What a page is made of, beside what figures are made of. */
export interface PageMaterial extends Material {
  /** How the learning rates were chosen, and what that cost; "" where that is not known. */
  readonly rateWords: string;
  /** The command that makes these numbers again, and whether it makes no others. */
  readonly madeBy: { readonly command: string; readonly isWhole: boolean };
  /** Who does best over all functions, in sentences; "" where there is nothing to compare. */
  readonly comparison: string;
  /** By optimizer, then by problem: the cost as a multiple of the least. Where there are profiles. */
  readonly ratios: readonly (readonly number[])[];
  /** Where a function's runs can be played with; null where they cannot, or nobody asked for it. */
  readonly playLink: (block: Block) => PlayLink | null;
  /** SHA-256 of a text, in base64. */
  readonly digest: (text: string) => string;
}

/** Level sets on a coarse grid and paths of few points: a page should open at once. */
export const DRAWN: FigureOptions = {
  width: 800,
  size: 13,
  theme: pageTheme(),
  layout: "auto",
  grid: 64,
  points: 160,
};

/** A figure inside a page, with words below it. */
export function figureMarkup(figure: NamedFigure, caption: string): string {
  return `<figure data-figure="${figure.kind}">${figure.draw(DRAWN)}<figcaption>${html(caption)}</figcaption></figure>\n`;
}
