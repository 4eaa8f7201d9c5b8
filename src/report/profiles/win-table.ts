import type { Profiles } from "../../records/profiles.js";
import { letterOf } from "../group.js";
import type { Look } from "../look.js";
import { renderMatrix } from "./matrix.js";

/** On how many problems the optimizer of the row costs less than that of the column. */
export function winTable(
  wins: NonNullable<Profiles["wins"]>,
  scores: Profiles["scores"],
  look: Look,
): string[] {
  const most = Math.max(0, ...wins.flat());
  const letter = (k: number) => ({
    text: letterOf(k),
    paint: (text: string) => look.paint.series(k, text),
  });
  return renderMatrix(
    {
      title: "row beats",
      heads: scores.map((_, k) => letter(k)),
      widths: scores.map(() => String(most).length + 2),
      rows: wins.map((row, a) => ({
        name: scores[a].optimizer,
        letter: letter(a),
        cells: row.map((count, b) => ({
          text: a === b ? "." : String(count),
          ...(count > wins[b][a] ? { paint: look.paint.better } : {}),
        })),
      })),
    },
    look,
  );
}
