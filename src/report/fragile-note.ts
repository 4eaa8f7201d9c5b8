import type { CaseResult } from "../records/results.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** Why a run that reaches its target by chance does not count for its method. */
export const FRAGILE =
  "FRAGILE: a stroke of luck, not a win: when the start moves by 1e-3, when the value that was found changes by 0.1 %, or from most starts nearby, the target is missed.";

/** The same after the letters of the rows of which it is true; empty where there are none. */
export function fragileNote(
  rows: readonly { readonly letter: string; readonly cases: readonly CaseResult[] }[],
  look: Look,
): string[] {
  const isFragile = ({ fragile }: CaseResult) => fragile === true;
  const letters = rows.filter(({ cases }) => cases.some(isFragile)).map(({ letter }) => letter);
  if (letters.length === 0) return [];
  return wrap(` ${letters.join(" ")}  ${FRAGILE}`, look.width, 4).split("\n");
}
