import type { ProfileCurve, Profiles } from "../../records/profiles.js";
import { type CsvCell, csvRow } from "../csv-table.js";

/**
 * Every number of the profiles in one long table: which profile, whose, of what (another optimizer,
 * a function, a figure), where on its axis, and the value.
 */
export function renderProfileCsv(profiles: Profiles): string {
  const { scores, performance, data, ecdf, wins, map } = profiles;
  const names = scores.map(({ optimizer }) => optimizer);
  const rows: CsvCell[][] = [
    ["profile", "optimizer", "of", "x", "value"],
    ...scores.flatMap(({ optimizer, ...figures }) =>
      Object.entries(figures).map(([figure, value]) => ["score", optimizer, figure, null, value]),
    ),
    ...curveRows("performance", performance),
    ...curveRows("data", data),
    ...curveRows("ecdf", ecdf),
    ...(wins ?? []).flatMap((row, a) =>
      row.flatMap((count, b) => (a === b ? [] : [["wins", names[a], names[b], null, count]])),
    ),
    ...(map ?? []).flatMap(({ function: fn, optimizers }) =>
      optimizers.flatMap((pair, k) =>
        pair === null ? [] : [["state", names[k], fn, pair.steps, pair.state]],
      ),
    ),
  ];
  return rows.map(csvRow).join("");
}

function curveRows(profile: string, curves: readonly ProfileCurve[] = []): CsvCell[][] {
  return curves.flatMap(({ optimizer, x, share }) =>
    x.map((one, k) => [profile, optimizer, null, one, share[k]]),
  );
}
