import { functionName } from "../../core/function-name.js";
import type { ProfileCurve, Profiles } from "../../records/profiles.js";
import { type CsvCell, csvRow } from "../csv-table.js";

/**
 * Every number of the profiles in one long table: which profile, whose, of what (another optimizer,
 * a function, a figure), where on its axis, the value, and
 * the word of a state.
 */
export function renderProfileCsv(profiles: Profiles): string {
  const { scores, performance, data, ecdf, wins, map } = profiles;
  const names = scores.map(({ optimizer }) => optimizer);
  const rows: CsvCell[][] = [
    ["profile", "optimizer", "of", "x", "value", "state"],
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
        pair === null ? [] : [["state", names[k], functionName(row), pair.steps, null, pair.state]],
      ),
    ),
  ];
  return rows.map(csvRow).join("");
}

function curveRows(profile: string, curves: readonly ProfileCurve[] = []): CsvCell[][] {
  return curves.flatMap(({ optimizer, x, share }) =>
    x.map((one, k) => [profile, optimizer, null, one, share[k], null]),
  );
}
