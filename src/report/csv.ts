import type { Results } from "../records/results.js";
import { caseColumns, defusedColumns, type ParametersOf } from "./case-columns.js";
import { csvTable } from "./csv-table.js";

/** A row a case. */
export function renderCsv(results: Results, parametersOf: ParametersOf): string {
  return csvTable(defusedColumns(caseColumns(results, parametersOf)), results.cases);
}
