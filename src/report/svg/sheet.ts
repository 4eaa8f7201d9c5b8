import { decimal, element, textMarkup, type Attributes } from "./markup.js";
import { linesOfWidth } from "./text-width.js";
import type { Ink, Theme } from "./theme.js";

/** What a figure is drawn on. Lengths are pixels, 96 to the inch. */
export interface Sheet {
  readonly width: number;
  /** As the figure has it where left out. */
  readonly height?: number | undefined;
  /** The width as the user gave it, "86mm"; pixels where left out. */
  readonly printedWidth?: string | undefined;
  /** The size of the letters. */
  readonly size: number;
  readonly theme: Theme;
}

interface Titled {
  readonly title: string;
  /** What the figure shows, for those who do not see it. */
  readonly description?: string;
}

/** A whole figure. */
export function svgDocument(
  { width, printedWidth, size, theme }: Sheet,
  height: number,
  { title, description = "" }: Titled,
  body: string,
): string {
  const paper = element("rect", { width, height, ...theme.fill("paper") });
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...printedSize(width, height, printedWidth),
      viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
      "font-family": "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif",
      "font-size": size,
      role: "img",
      "aria-label": title,
    },
    element("title", {}, textMarkup(title)),
    description === "" ? "" : element("desc", {}, textMarkup(description)),
    theme.css === "" ? "" : element("style", {}, theme.css),
    theme.hasPaper ? paper : "",
    body,
  );
}

function printedSize(width: number, height: number, printedWidth: string | undefined): Attributes {
  if (printedWidth === undefined) return { width, height };
  const [, number, unit] = /^([\d.]+)([a-z]*)$/.exec(printedWidth)!;
  return { width: printedWidth, height: `${decimal((Number(number) * height) / width)}${unit}` };
}

export interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly ink?: Ink;
  readonly isBold?: boolean;
  readonly size?: number;
  readonly turn?: number;
  /** The whole text, where what is written was cut. */
  readonly whole?: string;
}

/** A line of text; `y` is its base line. */
export function text(
  x: number,
  y: number,
  words: string,
  theme: Theme,
  style: TextStyle = {},
): string {
  const { anchor, ink = "text", isBold, size, turn, whole } = style;
  const attributes = {
    x,
    y,
    "text-anchor": anchor === "start" ? undefined : anchor,
    "font-weight": isBold === true ? "bold" : undefined,
    "font-size": size,
    transform: turn === undefined ? undefined : `rotate(${turn} ${decimal(x)} ${decimal(y)})`,
    ...theme.fill(ink),
  };
  const tip = whole === undefined ? "" : element("title", {}, textMarkup(whole));
  return element("text", attributes, withRaised(words), tip);
}

/** Sentences under a figure in small letters; none where a caption outside says it. */
export function captionLines(words: string, top: number, { width, size, theme }: Sheet) {
  const small = size * 0.88;
  const lines = theme.hasCaption ? [] : linesOfWidth(words, width - 16, small);
  const markup = lines.map((line, k) =>
    text(8, top + (k + 0.9) * small * 1.3, line, theme, { ink: "muted", size: small }),
  );
  return {
    markup: markup.join(""),
    bottom: top + lines.length * small * 1.3 + (lines.length > 0 ? size * 0.6 : 0),
  };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
const PLAIN = "0123456789−";

/** Exponents as raised pieces of the text: many fonts lack the signs for them. */
function withRaised(words: string): string {
  return words
    .split(/([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/)
    .map((part, k) => {
      if (k % 2 === 0) return textMarkup(part);
      const plain = [...part].map((sign) => PLAIN[RAISED.indexOf(sign)]).join("");
      return element("tspan", { dy: "-.4em", "font-size": "75%" }, plain);
    })
    .join("");
}
