import { resolveCase } from "../../bench/execute.js";
import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/plan.js";
import { numberFunctions } from "../../report/exports/experiment.js";
import { isFolder } from "../../report/reporters.js";
import type { Output } from "./outputs.js";

/** Refuses, before anything is run, cases that the reporters coco and ioh could not write. */
export function refuseUnexportable(
  cases: readonly Case[],
  outputs: readonly Output[],
  catalogue: Catalogue,
): void {
  const asked = outputs.find(({ reporter }) => isFolder(reporter));
  if (asked === undefined) return;
  numberFunctions(cases.map((one) => one.function));
  for (const one of cases) {
    const { definition, dim, values } = resolveCase(one, catalogue).function;
    if (definition.optimum(dim, values) !== null) continue;
    throw usage(
      `--reporter ${asked.reporter}: f* of ${one.function} is not known in dimension ${dim}, and what it writes is f - f*`,
    );
  }
}
