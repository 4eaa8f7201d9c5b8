import { printShortest } from "../core/params.js";
import type { Sweep, SweepCurve } from "../records/sweep-result.js";
import { ABSENT, scientific } from "./numbers.js";
import type { TableColumn } from "./table-column.js";

interface SweepColumn extends TableColumn {
  readonly cell: (curve: SweepCurve) => string;
}

type Best = NonNullable<SweepCurve["best"]>;

/** What a table of a sweep says of each optimizer: its best value, and how wide good values are. */
export function sweepColumns(
  { parameter, measure }: Sweep,
  curves: readonly SweepCurve[],
): readonly SweepColumn[] {
  const isLog = curves.every(({ scale }) => scale === "log");
  const ofBest = (head: string, means: string, cell: (best: Best) => string): SweepColumn => ({
    head,
    align: "right",
    means,
    cell: ({ best }) => (best === null ? ABSENT : cell(best)),
  });
  return [
    ofBest(`best ${measure}`, MEANS[measure], ({ score }) =>
      measure === "final" ? scientific(score) : printShortest(score),
    ),
    ofBest(`at ${parameter}`, `the ${parameter} of these`, ({ value }) => printShortest(value)),
    ofBest(
      "within 2x",
      "the values around it whose results are at most twice as large",
      ({ low, high }) => `${printShortest(low)}..${printShortest(high)}`,
    ),
    ofBest(
      isLog ? "decades" : "width",
      `how wide that range is${isLog ? ", in factors of ten" : ""}; > where it goes on beyond the sweep`,
      ({ isCutOff, width }) => `${isCutOff ? ">" : ""}${width.toFixed(2)}`,
    ),
    {
      head: "reached",
      align: "right",
      means: "values at which every run reaches the target, of all values",
      cell: ({ reached, runs, value }) =>
        `${reached.filter((count) => count === runs).length}/${value.length}`,
    },
  ];
}

const MEANS: Readonly<Record<Sweep["measure"], string>> = {
  steps: "the fewest iterations to the target, the median of the runs",
  evaluations: "the fewest evaluations to the target, the median of the runs",
  final: "the lowest final value, the median of the runs",
};
