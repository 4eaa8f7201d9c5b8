import type { Case } from "../../plan/cases.js";
import type { CaseResult } from "../../records/results.js";

/** Asks for cases to be run, takes their results in the same order, and goes on until it knows. */
export type Asking<T> = Generator<readonly Case[], T, readonly CaseResult[]>;

/** Runs cases; null where it was interrupted. */
export type RunAll = (cases: readonly Case[]) => Promise<readonly CaseResult[] | null>;

/** Runs together what all of them ask for; null where that was interrupted. */
export async function sideBySide<T>(
  askings: readonly Asking<T>[],
  runAll: RunAll,
): Promise<T[] | null> {
  const steps = askings.map((asking) => asking.next());
  for (;;) {
    const known = steps.flatMap((step) => (step.done === true ? [step.value] : []));
    if (known.length === steps.length) return known;
    const results = await runAll(steps.flatMap((step) => (step.done === true ? [] : step.value)));
    if (results === null) return null;
    let from = 0;
    steps.forEach((step, k) => {
      if (step.done === true) return;
      const end = from + step.value.length;
      steps[k] = askings[k].next(results.slice(from, end));
      from = end;
    });
  }
}
