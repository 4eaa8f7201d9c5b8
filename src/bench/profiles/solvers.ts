import type { CaseResult } from "../results.js";

/** The optimizers that a comparison tells apart, by name, in the order in which they come. */
export interface Solvers {
  readonly names: readonly string[];
  /** The place of a case's optimizer among the names. */
  indexOf(one: CaseResult): number;
}

/** What the cases compare. A label that several optimizers share is told apart by their names. */
export function solversOf(cases: readonly CaseResult[]): Solvers {
  const byKey = new Map<string, CaseResult>();
  for (const one of cases) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  const places = new Map([...byKey.keys()].map((key, k) => [key, k]));
  const plain = [...byKey.values()].map(({ label, optimizer }) => label ?? optimizer);
  const names = [...byKey.values()].map(({ label, optimizer }, k) => {
    const isShared = plain.indexOf(plain[k]) !== plain.lastIndexOf(plain[k]);
    return isShared && label !== undefined ? `${label} ${optimizer}` : plain[k];
  });
  return { names, indexOf: (one) => places.get(keyOf(one))! };
}

function keyOf({ label, optimizer }: CaseResult): string {
  return label === undefined ? optimizer : `${label} ${optimizer}`;
}
