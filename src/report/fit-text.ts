/** What a reader without Unicode sees for the signs that our titles and formulas use. */
const SPELLED: Readonly<Record<string, string>> = {
  "²": "^2",
  "³": "^3",
  "−": "-",
  "–": "-",
  "·": "*",
  "×": "x",
  "≤": "<=",
  "≥": ">=",
  "…": "...",
  Σ: "sum ",
  "√": "sqrt ",
  π: "pi",
};

/** The number of code points, which is the number of columns for the text that we print. */
export function columnsOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * The text as one line that moves no cursor: control characters, odd spaces and halves of
 * surrogate pairs become spaces or "?"; with `ascii`, signs beyond ASCII are spelled or become "?".
 */
export function cleanText(text: string, ascii: boolean): string {
  const oneLine = text.replaceAll(/[\s\p{Z}]/gu, " ").replaceAll(/\p{C}/gu, "?");
  return ascii ? oneLine.replaceAll(/[^ -~]/gu, (sign) => SPELLED[sign] ?? "?") : oneLine;
}

/** The clean text, cut to `width` columns with an ellipsis at the cut. */
export function fitText(text: string, width: number, ascii: boolean): string {
  const signs = [...cleanText(text, ascii)];
  if (signs.length <= width) return signs.join("");
  const ellipsis = ascii ? "..." : "…";
  const kept = width - ellipsis.length;
  return kept > 0
    ? signs.slice(0, kept).join("") + ellipsis
    : signs.slice(0, Math.max(0, width)).join("");
}

/** Holds two words together where a text is wrapped. */
export const NO_BREAK = "\u00a0";

/** Lines of at most `width` columns, broken at spaces; a longer word is cut. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columnsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    let rest = [...word];
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width).join(""));
    line = rest.join("");
  }
  if (line !== "") lines.push(line);
  return lines.map((one) => one.replaceAll(NO_BREAK, " "));
}
