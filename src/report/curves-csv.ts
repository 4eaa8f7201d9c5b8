import type { CaseResult, Results } from "../records/results.js";
import { defusedColumns, keyColumns } from "./case-columns.js";
import { csvRow } from "./csv-table.js";

/** The curves in long form: a row for each recorded iteration of each case. */
export function renderCurvesCsv({ cases }: Results): Iterable<string> {
  const isMeasured = cases.some(({ curve }) => curve.measured !== undefined);
  const columns = ["iteration", "value", "best_value", ...(isMeasured ? ["measured"] : [])];
  return longTable(cases, columns, ({ curve: { step, value, best, measured } }) =>
    step.map((t, k) => [t, value[k], best[k], ...(isMeasured ? [measured?.[k]] : [])]),
  );
}

/** The paths in long form: a row for each coordinate of each iterate x_0 … x_N. */
export function renderPathsCsv({ cases }: Results): Iterable<string> {
  return longTable(cases, ["iteration", "coordinate", "x"], ({ path = [] }) =>
    path.flatMap((x, t) => x.map((value, i) => [t, i, value])),
  );
}

type Row = readonly (number | null | undefined)[];

function* longTable(
  cases: readonly CaseResult[],
  names: readonly string[],
  rowsOf: (one: CaseResult) => readonly Row[],
): Generator<string> {
  const columns = defusedColumns(keyColumns(cases)).filter(([name]) => name !== "id");
  yield csvRow([...columns.map(([name]) => name), ...names]);
  for (const one of cases) {
    const keys = columns.map(([, cell]) => cell(one));
    yield rowsOf(one)
      .map((row) => csvRow([...keys, ...row]))
      .join("");
  }
}
