import type { CaseResult } from "../../../src/records/results.js";
import { caseResult } from "../../report/any-results.js";

/** A run of optimizer `optimizer` on function `fn`: its steps, or how it failed. */
export function ran(
  fn: string,
  optimizer: string,
  steps: number | "budget" | "diverged" | "lost",
  parts: Partial<CaseResult> = {},
): CaseResult {
  const hit = typeof steps === "number" ? steps : steps === "lost" ? 5 : null;
  const solved = typeof steps === "number";
  const status = steps === "diverged" || steps === "budget" ? steps : "reached";
  return caseResult({
    id: `${fn} ${optimizer} ${JSON.stringify(parts.start ?? null)} ${parts.seed ?? 1}`,
    function: fn,
    optimizer,
    status,
    steps: hit,
    held: solved,
    settled: solved ? hit : null,
    evaluations: (hit ?? 1000) + 1,
    ...parts,
  });
}

/** A comparison written as a table: a row a function, a column an optimizer, in the order a, b, c … */
export function comparison(
  rows: Readonly<Record<string, readonly (number | "budget" | "diverged" | "lost")[]>>,
): CaseResult[] {
  return Object.entries(rows).flatMap(([fn, steps]) =>
    steps.map((one, s) => ran(fn, "abcdefgh"[s], one)),
  );
}
