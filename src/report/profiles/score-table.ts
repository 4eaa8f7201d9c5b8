import type { Score } from "../../records/profiles.js";
import { letterOf } from "../group.js";
import type { Look } from "../look.js";
import { renderMatrix } from "./matrix.js";

/** In the order in which they stay on a narrow screen. */
const COLUMNS: readonly { readonly head: string; readonly text: (score: Score) => string }[] = [
  { head: "wins", text: ({ wins }) => String(wins) },
  { head: "reached", text: ({ solved }) => String(solved) },
  { head: "score", text: ({ steps }) => steps.toFixed(2) },
  { head: "by evals", text: ({ evaluations }) => evaluations.toFixed(2) },
];

const GAP = 2;
/** A column goes before a name has less room. */
const ROOM_FOR_NAME = 12;

/** Who wins, who gets there, and the AlgoPerf score; the highest first. */
export function scoreTable(scores: readonly Score[], look: Look): string[] {
  const rows = scores
    .map((score, k) => ({ score, k }))
    .toSorted(
      (a, b) => b.score.steps - a.score.steps || b.score.solved - a.score.solved || a.k - b.k,
    );
  const highest = rows[0]?.score.steps ?? 0;
  const columns = columnsWithin(look.width - ROOM_FOR_NAME);
  return renderMatrix(
    {
      title: "optimizer",
      heads: columns.map(({ head }) => ({ text: head })),
      widths: columns.map(({ head }) => head.length + GAP),
      rows: rows.map(({ score, k }) => {
        const isHighest = score.steps === highest && highest > 0;
        const paint = isHighest ? look.paint.better : (text: string) => text;
        return {
          name: score.optimizer,
          letter: { text: letterOf(k), paint: (text) => look.paint.series(k, text) },
          cells: columns.map(({ text }) => ({ text: text(score), paint })),
        };
      }),
    },
    look,
  );
}

/** As many columns as there is room for, at least one. */
function columnsWithin(width: number) {
  let taken = 0;
  return COLUMNS.filter(({ head }, k) => {
    taken += head.length + GAP;
    return k === 0 || taken <= width;
  });
}
