import { isExercise, type ExerciseId } from "./exercises.js";

/**
 * Which exercises are solved lives in the entry of this tab's history: a reload keeps it, nothing is
 * stored, and a link to the page does not tell it.
 */
export function stateOfHistory(solved: ReadonlySet<ExerciseId>) {
  return { solved: [...solved] };
}

/** Those that were solved before a reload. */
export function solvedBefore(): Set<ExerciseId> {
  const state: unknown = history.state;
  const found: unknown =
    typeof state === "object" && state !== null && "solved" in state ? state.solved : [];
  const isKnown = (id: unknown): id is ExerciseId => typeof id === "string" && isExercise(id);
  return new Set(Array.isArray(found) ? found.filter(isKnown) : []);
}
