/** Widths of Helvetica's signs in thousandths of the font size, by group. */
const NARROW = new Set("ijl.,:;'|!()[]/ftI ");
const WIDE = new Set("mwMWQO@%");

/** About how wide a text is: within a tenth for the sans-serif fonts that viewers have. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const sign of text) {
    if (NARROW.has(sign)) thousandths += 310;
    else if (WIDE.has(sign)) thousandths += 860;
    else if (sign >= "A" && sign <= "Z") thousandths += 690;
    // signs of the east are as wide as high
    else thousandths += sign.codePointAt(0)! >= 0x2e80 ? 1000 : 570;
  }
  return (thousandths * size) / 1000;
}

/** The text, cut with an ellipsis to about a width. */
export function cutToWidth(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("")}…`;
}

/** The text in lines of about a width. */
export function linesOfWidth(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(cutToWidth(word, width, size));
  }
  return lines;
}
