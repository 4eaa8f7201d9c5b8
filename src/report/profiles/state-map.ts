import type { FunctionStates } from "../../records/profiles.js";
import { letterOf } from "../group.js";
import type { Look } from "../look.js";
import { wrapFacts } from "../wrap.js";
import { renderMatrix } from "./matrix.js";
import { marksExplained, STATE_MARKS } from "./state-marks.js";

/** A heat map: a row a function, a cell an optimizer, its state as a letter and a colour. */
export function stateMap(map: readonly FunctionStates[], look: Look): string[] {
  const count = map[0]?.optimizers.length ?? 0;
  const states = map.flatMap(({ optimizers }) =>
    optimizers.flatMap((pair) => (pair === null ? [] : pair.state)),
  );
  const lines = renderMatrix(
    {
      title: "function",
      heads: Array.from({ length: count }, (_, k) => ({ text: letterOf(k) })),
      widths: Array.from({ length: count }, () => 2),
      rows: map.map(({ function: fn, optimizers }) => ({
        // a blank before the first cell, which is coloured
        name: `${fn} `,
        cells: optimizers.map((pair) =>
          pair === null
            ? { text: "" }
            : {
                text: ` ${STATE_MARKS[pair.state]}`,
                paint: (text) => look.paint.state(pair.state, text),
              },
        ),
      })),
    },
    look,
  );
  return [...lines, "", ...wrapFacts(marksExplained(states), look.width).split("\n")];
}
