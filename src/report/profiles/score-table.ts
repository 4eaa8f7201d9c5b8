import type { Cost } from "../../plan/settings.js";
import type { Score } from "../../records/profiles.js";
import { signOf } from "../letters.js";
import type { Look } from "../look.js";
import { renderMatrix } from "./matrix.js";

interface ScoreColumn {
  readonly head: string;
  readonly text: (score: Score) => string;
}

/** In the order in which they stay on a narrow screen. */
function columnsBy(cost: Cost, isScored: boolean): readonly ScoreColumn[] {
  const bySteps: ScoreColumn["text"] = ({ steps }) => steps!.toFixed(2);
  const byEvaluations: ScoreColumn["text"] = ({ evaluations }) => evaluations!.toFixed(2);
  return [
    { head: "wins", text: ({ wins }) => String(wins) },
    { head: "solved", text: ({ solved }) => String(solved) },
    ...(!isScored
      ? []
      : cost === "evaluations"
        ? [
            { head: "score", text: byEvaluations },
            { head: "by iters", text: bySteps },
          ]
        : [
            { head: "score", text: bySteps },
            { head: "by evals", text: byEvaluations },
          ]),
  ];
}

const GAP = 2;
/** A column goes before a name has less room. */
const ROOM_FOR_NAME = 12;

/** Who wins, who gets there, and the AlgoPerf score, where there is one; the highest first. */
export function scoreTable(scores: readonly Score[], cost: Cost, look: Look): string[] {
  const key = cost === "evaluations" ? cost : "steps";
  const scoreOf = ({ score }: { readonly score: Score }) => score[key] ?? score.wins;
  const rows = scores
    .map((score, k) => ({ score, k }))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || b.score.solved - a.score.solved || a.k - b.k);
  const isScored = scores.every((one) => one[key] !== null);
  const highest = isScored && rows.length > 0 ? scoreOf(rows[0]) : 0;
  const columns = columnsWithin(columnsBy(cost, isScored), look.width - ROOM_FOR_NAME);
  return renderMatrix(
    {
      title: "optimizer",
      heads: columns.map(({ head }) => ({ text: head })),
      widths: columns.map(({ head }) => head.length + GAP),
      rows: rows.map(({ score, k }) => {
        const isHighest = score[key] === highest && highest > 0;
        const paint = isHighest ? look.paint.better : (text: string) => text;
        return {
          name: score.optimizer,
          letter: { text: signOf(k, scores.length), paint: (text) => look.paint.series(k, text) },
          cells: columns.map(({ text }) => ({ text: text(score), paint })),
        };
      }),
    },
    look,
  );
}

/** As many columns as there is room for, at least one. */
function columnsWithin(columns: readonly ScoreColumn[], width: number) {
  let taken = 0;
  return columns.filter(({ head }, k) => {
    taken += head.length + GAP;
    return k === 0 || taken <= width;
  });
}
