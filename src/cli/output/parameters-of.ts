import { optimizerNamed } from "../../plan/known-names.js";
import { kebab } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ParametersOf } from "../../report/case-columns.js";
import { functionOf, orNull } from "./problem.js";

type Columns = ReturnType<ParametersOf>;

interface Stated {
  readonly values: Readonly<Record<string, unknown>>;
}

/** The parameters of cases with their defaults; none of a definition that is not at hand. */
export function parametersIn(catalogue: Catalogue): ParametersOf {
  // each column asks for them once a case, and few differ
  const known = new Map<string, Columns>();
  return (one) => {
    const key = `${one.function} ${one.dimension} ${one.optimizer}`;
    let columns = known.get(key);
    if (columns === undefined) {
      columns = {
        ...orNull(() => columnsOf("function", functionOf(one, catalogue)!)),
        ...orNull(() => optimizerColumns(one.optimizer, catalogue)),
      };
      known.set(key, columns);
    }
    return columns;
  };
}

function optimizerColumns(name: string, catalogue: Catalogue): Columns {
  const method = optimizerNamed(name, catalogue);
  const after = method.after.map((term) => columnsOf(`optimizer_${term.definition.id}`, term));
  return Object.assign(columnsOf("optimizer", method), ...after) as Columns;
}

/** "optimizer_weight_decay": without signs that a query would have to quote. */
function columnsOf(prefix: string, { values }: Stated): Columns {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `${prefix}_${kebab(key)}`.replaceAll(/[^\w]/g, "_"),
      // a word such as Infinity would make a column of numbers one of texts
      typeof value === "number" && !Number.isFinite(value) ? null : (value as Columns[string]),
    ]),
  );
}
