import type { State } from "../../records/profiles.js";

/** What stands for a state. What went wrong is in capitals; the best has the mark that it has in tables. */
export const STATE_MARKS: Readonly<Record<State, string>> = {
  best: "*",
  good: "g",
  slow: "s",
  unstable: "U",
  fragile: "?",
  failed: "F",
  diverged: "D",
};

const MEANINGS: Readonly<Record<State, string>> = {
  best: "* best",
  good: "g good, within 2x",
  slow: "s slow, over 2x",
  unstable: "U unstable, not every start and seed",
  fragile: "? fragile: a small change undoes it",
  failed: "F failed or not held",
  diverged: "D diverged",
};

/** What the marks that occur mean, from best to worst; `unmarked` is a state that stands without its mark. */
export function marksExplained(states: readonly State[], unmarked?: State): string[] {
  return Object.entries(MEANINGS).flatMap(([state, text]) => {
    if (!states.includes(state as State)) return [];
    return state === unmarked ? `no mark: ${text.slice(2)}` : text;
  });
}

/** A state in words, without its mark. */
export function stateWords(state: State): string {
  return MEANINGS[state].slice(2);
}
