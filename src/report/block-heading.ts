import { cleanText, columnsOf, fitText } from "./fit-text.js";
import type { Look } from "./look.js";
import { wrapFacts } from "./wrap.js";

/** Less of a formula than this says nothing beside a name: it gets a line of its own. */
const LEAST_BESIDE = 24;

/**
 * What a block is about: the function with its formula, and how it is run. In one line where that
 * has room, else in two, the formula cut to the width.
 */
export function blockHeading(
  name: string,
  formula: string,
  facts: readonly string[],
  { width, ascii, paint }: Look,
): string {
  const title = cleanText(name, ascii);
  // what a sign is spelled as may have blanks around it
  const whole = cleanText(oneLine(formula), ascii).trim();
  const inOneLine = [title, whole, ...facts].join("   ");
  if (whole === "" || columnsOf(inOneLine) <= width) {
    return paint.strong(
      wrapFacts(
        [title, whole, ...facts].filter((fact) => fact !== ""),
        width,
      ),
    );
  }
  const beside = width - columnsOf(title) - 3;
  const about =
    beside >= Math.min(LEAST_BESIDE, columnsOf(whole))
      ? `${title}   ${fitText(whole, beside, ascii)}`
      : `${wrapFacts([title], width)}\n${fitText(whole, width, ascii)}`;
  return paint.strong(`${about}\n${wrapFacts(facts, width)}`);
}

/** Definitions break long formulas into clauses; a line that is indented continues the one before. */
function oneLine(formula: string): string {
  return formula
    .trim()
    .replaceAll(/\n[ \t]+/g, " ")
    .replaceAll("\n", ",  ");
}
