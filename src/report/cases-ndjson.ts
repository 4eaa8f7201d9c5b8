import type { Results } from "../records/results.js";
import { caseColumns, type ParametersOf } from "./case-columns.js";
import { jsonText } from "../core/json-text.js";

/** A line a case, with the columns of the CSV as keys: all lines have all of them. */
export function* renderCasesNdjson(
  results: Results,
  parametersOf: ParametersOf,
): Generator<string> {
  const columns = caseColumns(results, parametersOf);
  for (const one of results.cases) {
    const values = columns.map(([name, cell]) => [name, cell(one) ?? null] as const);
    yield `${jsonText(Object.fromEntries(values))}\n`;
  }
}
