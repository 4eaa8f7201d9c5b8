import { functionName } from "../../core/function-name.js";
import type { FunctionStates, State } from "../../records/profiles.js";
import { STATE_COLOURS } from "../palette.js";
import { STATE_MARKS, stateWords } from "../profiles/state-marks.js";
import { element } from "./markup.js";
import { svgDocument, text, type Sheet } from "./sheet.js";
import { cutToWidth, textWidth } from "./text-width.js";

const LONGEST_NAME = 0.4;

/** Which optimizer does how well on which function: a cell for each, with a letter beside its colour. */
export function heatMap(
  map: readonly FunctionStates[],
  optimizers: readonly string[],
  sheet: Sheet,
): string {
  const { width, size, theme } = sheet;
  const names = map.map(functionName);
  const left = Math.min(width * LONGEST_NAME, widest(names, size) + 10);
  const heads = Math.min(width * LONGEST_NAME, widest(optimizers, size));
  // slanted heads reach to the right
  const cell = Math.min(
    size * 3.4,
    (width - left - heads * 0.72 - 4) / Math.max(1, optimizers.length),
  );
  const row = size * 1.7;
  const top = (theme.hasCaption ? 0 : size * 2.2) + heads * 0.72 + size * 1.2;
  const cells = map.flatMap(({ optimizers: pairs }, r) =>
    pairs.map((pair, c) =>
      pair === null ? "" : cellOf(pair.state, left + c * cell, top + r * row, cell, row, sheet),
    ),
  );
  const used = (Object.keys(STATE_MARKS) as State[]).filter((state) =>
    map.some(({ optimizers: pairs }) => pairs.some((pair) => pair?.state === state)),
  );
  const bottom = top + map.length * row + size * 0.8;
  const legend = legendOf(used, bottom, sheet);
  const title = "Which optimizer does how well on which function";
  const body = [
    theme.hasCaption ? "" : text(8, size * 1.7, title, theme, { isBold: true }),
    ...names.map((name, r) =>
      nameOf(name, left - 8, top + (r + 0.68) * row, left - 10, sheet, "end"),
    ),
    ...optimizers.map((name, c) =>
      nameOf(name, left + (c + 0.6) * cell, top - size * 0.5, heads, sheet, "start", -45),
    ),
    ...cells,
    legend.markup,
  ];
  return svgDocument(sheet, Math.ceil(legend.bottom), { title }, body.join(""));
}

function widest(names: readonly string[], size: number): number {
  return names.reduce((most, name) => Math.max(most, textWidth(name, size)), 0);
}

function nameOf(
  name: string,
  x: number,
  y: number,
  room: number,
  { size, theme }: Sheet,
  anchor: "start" | "end",
  turn?: number,
): string {
  const shown = cutToWidth(name, room, size);
  return text(x, y, shown, theme, {
    anchor,
    ...(turn === undefined ? {} : { turn }),
    ...(shown === name ? {} : { whole: name }),
  });
}

/** A cell; the gap around it is the paper's. */
function cellOf(
  state: State,
  x: number,
  y: number,
  width: number,
  height: number,
  { size }: Sheet,
) {
  const [fill, ink] = STATE_COLOURS[state];
  return (
    element("rect", { x: x + 1, y: y + 1, width: width - 2, height: height - 2, fill }) +
    element(
      "text",
      {
        x: x + width / 2,
        y: y + height * 0.68,
        "text-anchor": "middle",
        "font-size": size * 0.9,
        fill: ink,
      },
      STATE_MARKS[state],
    )
  );
}

function legendOf(states: readonly State[], top: number, sheet: Sheet) {
  const { size, theme, width } = sheet;
  let [x, y] = [8, top];
  const parts = states.map((state) => {
    const words = stateWords(state);
    const room = size * 2 + textWidth(words, size) + size;
    if (x + room > width && x > 8) [x, y] = [8, y + size * 1.8];
    const part =
      cellOf(state, x, y, size * 1.7, size * 1.6, sheet) +
      text(x + size * 2.1, y + size * 1.15, words, theme);
    x += room + size * 0.4;
    return part;
  });
  return { markup: parts.join(""), bottom: y + size * 2.4 };
}
