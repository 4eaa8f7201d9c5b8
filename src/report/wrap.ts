import { columnsOf, hardWrap } from "./fit-text.js";

/**
 * Breaks a line at blanks; continuations are indented by `hang`. Runs of blanks inside stay; a word
 * longer than a line is cut.
 */
export function wrap(text: string, width: number, hang = 0): string {
  const indent = " ".repeat(hang <= width / 3 ? hang : 2);
  const [lead] = /^ */.exec(text) ?? [""];
  const lines: string[] = [];
  let line = lead.length <= width / 3 ? lead : indent;
  let isEmpty = true;
  for (const word of text.trimStart().split(/(?<=[^ ] +)(?=[^ ])/)) {
    if (!isEmpty && columnsOf((line + word).trimEnd()) > width) {
      lines.push(line);
      line = indent;
    }
    isEmpty = false;
    const room = width - columnsOf(line);
    if (columnsOf(word.trimEnd()) <= room) line += word;
    else {
      const pieces = hardWrap(word.trimEnd(), Math.min(room, width - indent.length));
      const last = pieces.pop() ?? "";
      for (const piece of pieces) {
        lines.push(line + piece);
        line = indent;
      }
      line += last + word.slice(word.trimEnd().length);
    }
  }
  return [...lines, line].map((one) => one.trimEnd()).join("\n");
}

/** Facts beside one another, three blanks apart, and below one another where the line is full. */
export function wrapFacts(facts: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = lines.length === 0 ? fact : `${lines.at(-1)}   ${fact}`;
    if (columnsOf(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(...wrap(fact, width, 2).split("\n"));
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}
