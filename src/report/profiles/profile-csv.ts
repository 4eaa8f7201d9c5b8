import type { ProfileCurve, Profiles } from "../../records/profiles.js";
import { type CsvCell, csvRow, defused } from "../csv-table.js";

/**
 * Every number of the profiles in one long table: which profile, whose, of what (another optimizer, a
 * function, a figure), where on its axis, the value, and the word of a state. Where a function has a
 * label, a last column has it.
 */
export function renderProfileCsv(profiles: Profiles): string {
  const { scores, performance, data, ecdf, wins, map } = profiles;
  const names = scores.map(({ optimizer }) => optimizer);
  const hasLabels = map?.some(({ functionLabel }) => functionLabel !== undefined) === true;
  const rows: CsvCell[][] = [
    ["profile", "optimizer", "of", "x", "value", "state", "function_label"],
    ...scores.flatMap(({ optimizer, ...figures }) =>
      Object.entries(figures).map(([figure, value]) => [
        "score",
        optimizer,
        figure,
        null,
        value,
        null,
      ]),
    ),
    ...curveRows("performance", performance),
    ...curveRows("data", data),
    ...curveRows("ecdf", ecdf),
    ...(wins ?? []).flatMap((row, a) =>
      row.flatMap((count, b) => (a === b ? [] : [["wins", names[a], names[b], null, count, null]])),
    ),
    ...(map ?? []).flatMap((row) =>
      row.optimizers.flatMap((pair, k) =>
        // a word among numbers would make the column one of texts
        pair === null
          ? []
          : [
              [
                "state",
                names[k],
                row.function,
                pair.steps,
                null,
                pair.state,
                defused(row.functionLabel),
              ],
            ],
      ),
    ),
  ];
  const columns = hasLabels ? 7 : 6;
  return rows.map((row) => csvRow(Array.from({ length: columns }, (_, k) => row[k]))).join("");
}

function curveRows(profile: string, curves: readonly ProfileCurve[] = []): CsvCell[][] {
  return curves.flatMap(({ optimizer, x, share }) =>
    x.map((one, k) => [profile, optimizer, null, one, share[k], null]),
  );
}
