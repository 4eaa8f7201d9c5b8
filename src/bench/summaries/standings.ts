import { allDiffer } from "../../core/all-differ.js";
import { column } from "../../core/column.js";
import type { CaseResult } from "../../records/results.js";
import type { Standing } from "../../records/summary.js";
import { holm } from "../../statistics/holm.js";
import { SIGNIFICANCE, signTest } from "../../statistics/sign-test.js";

/** The cost of a run; Infinity for a failure. */
type CostOf = (one: CaseResult) => number;

/**
 * How the best of several optimizers on a function compares with each other one: the exact two-sided
 * sign test on pairs of runs with equal start and seed, of which the cheaper wins. Two that cost the
 * same, and two that fail, are a tie and left out.
 *
 * The p-values are adjusted by Holm's method over all pairs of rows, not only over those with the
 * best: which row is best was found from the same runs, and any of them might have been it.
 *
 * @param rows the runs of each optimizer
 * @param best the place of the best among them
 */
export function standingsOf(
  rows: readonly (readonly CaseResult[])[],
  best: number,
  costOf: CostOf,
): Standing[] {
  if (rows.length === 1) return [{ verdict: "best" }];
  const ids = rows.some(mayRepeat) ? new Map<string, number>() : null;
  const columns = rows.map((runs) => columnOf(runs, costOf, ids));
  const duels = columns.flatMap((one, a) =>
    columns.slice(a + 1).map((other, k) => ({ a, b: a + 1 + k, ...compare(one, other) })),
  );
  const adjusted = holm(duels.map(({ won, lost }) => signTest(won, lost)));
  return rows.map((_, row): Standing => {
    if (row === best) return { verdict: "best" };
    const at = duels.findIndex(
      ({ a, b }) => (a === best && b === row) || (a === row && b === best),
    );
    const { a, won, lost, tied } = duels[at];
    const p = adjusted[at];
    return {
      verdict: p <= SIGNIFICANCE ? "separated" : "not separated",
      won: a === row ? won : lost,
      lost: a === row ? lost : won,
      tied,
      p: Number(p.toPrecision(6)),
    };
  });
}

/** The runs of a row by start and seed; two that only repeat one another have one id. */
type RowRuns = ReadonlyMap<string, { readonly cost: number; readonly id: number }>;

/** @param ids of the runs by what they share; null where none can repeat another */
function columnOf(
  runs: readonly CaseResult[],
  costOf: CostOf,
  ids: Map<string, number> | null,
): RowRuns {
  const made = runs.filter(({ status }) => status !== "skipped");
  return new Map(
    made.map((one, k) => {
      const id = ids === null ? k : idIn(ids, signatureOf(one));
      return [`${one.start.join()} ${one.seed}`, { cost: costOf(one), id }];
    }),
  );
}

function idIn(ids: Map<string, number>, signature: string): number {
  const id = ids.get(signature) ?? ids.size;
  ids.set(signature, id);
  return id;
}

/** Pairs that the first wins and loses; one that another seed only repeats counts once. */
function compare(one: RowRuns, other: RowRuns) {
  const counts = { won: 0, lost: 0, tied: 0 };
  const seen = new Set<string>();
  for (const [key, mine] of one) {
    const its = other.get(key);
    if (its === undefined) continue;
    const pair = `${mine.id} ${its.id}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    if (mine.cost < its.cost) counts.won++;
    else if (mine.cost > its.cost) counts.lost++;
    else counts.tied++;
  }
  return counts;
}

/**
 * Each run once: where nothing is random another seed gives the same run again, and five of them are
 * evidence of one. Runs from one start that agree in all that was measured are the same.
 */
export function distinctRuns(cases: readonly CaseResult[]): readonly CaseResult[] {
  if (!mayRepeat(cases)) return cases;
  const seen = new Set<string>();
  return cases.filter((one) => seen.size < seen.add(signatureOf(one)).size);
}

/**
 * Whether two runs of an optimizer may share a start: another seed starts at the same point unless it
 * is drawn, and a point may be typed that `random#1` draws as well. The first coordinates tell
 * without a look at the others; where two are equal, the signatures decide.
 */
function mayRepeat(cases: readonly CaseResult[]): boolean {
  return !allDiffer(column(cases, ({ start }) => start[0]));
}

/** What two runs must share to be the same one, but for the seed. */
function signatureOf({ start, status, steps, settled, evaluations, final }: CaseResult) {
  return JSON.stringify([start, status, steps, settled, evaluations, final]);
}
