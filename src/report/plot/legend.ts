import { Canvas, type Ink } from "./canvas.js";
import { columnsOf, fitText } from "../fit-text.js";
import type { Look } from "../look.js";

export interface LegendEntry {
  readonly letter: string;
  readonly label: string;
  readonly ink: Ink;
}

const GAP = 3;

/** Letters with their names, `most` to a line or as many as the width allows. */
export function legendLines(
  entries: readonly LegendEntry[],
  look: Look,
  most = Infinity,
): string[] {
  const room = look.width - 1;
  const texts = entries.map(({ letter, label }) => fitText(`${letter} ${label}`, room, look.ascii));
  const stride = Math.max(1, ...texts.map(columnsOf)) + GAP;
  const perLine = Math.max(1, Math.min(most, Math.floor((room + GAP) / stride)));
  const canvas = new Canvas(look.width, Math.ceil(entries.length / perLine));
  entries.forEach(({ ink }, k) => {
    const column = 1 + (k % perLine) * stride;
    const row = Math.floor(k / perLine);
    canvas.text(column, row, texts[k]);
    canvas.put(column, row, [...texts[k]][0] ?? " ", ink);
  });
  return canvas.lines(look.paint);
}
