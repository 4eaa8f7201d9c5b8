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
  const known = new Map<string, Columns>();
  const once = (key: string, read: () => Columns): Columns => {
    const found = known.get(key) ?? orNull(read) ?? {};
    known.set(key, found);
    return found;
  };
  return (one) => ({
    ...once(`f ${one.function} ${one.dimension}`, () =>
      columnsOf("function", functionOf(one, catalogue)!),
    ),
    ...once(`o ${one.optimizer}`, () => {
      const method = optimizerNamed(one.optimizer, catalogue);
      const after = method.after.map((term) => columnsOf(`optimizer_${term.definition.id}`, term));
      return Object.assign(columnsOf("optimizer", method), ...after) as Columns;
    }),
  });
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
