import type { View } from "../report/contour/contour-view.js";
import type { MethodRun } from "./compute-runs.js";
import type { ExerciseId } from "./exercises.js";
import type { PlayState } from "./play-state.js";
import type { Scene } from "./scene.js";
import type { StepNumbers } from "./step-numbers.js";
import type { Texts } from "./texts.js";

/** All that a part of the page may look at. */
export interface Model {
  readonly state: PlayState;
  readonly texts: Texts;
  readonly scene: Scene;
  readonly view: View;
  /** x_0, all coordinates. */
  readonly start: readonly number[];
  /** Whether a slider or the start is being dragged. */
  readonly isHeld: boolean;
  /** False while a worker computes: runs and step are those of an earlier state then. */
  readonly isCurrent: boolean;
  /** As many as there are methods. */
  readonly runs: readonly MethodRun[];
  /** The iteration that is looked at, at most that of the longest run. */
  readonly t: number;
  readonly lastT: number;
  /** Of the active method at t; null where it cannot be run. */
  readonly step: StepNumbers | null;
}

/** What a part of the page may do. */
export interface Actions {
  /** Changes the state, and shows what follows. */
  set(patch: Partial<PlayState>): void;
  /** Keeps that an exercise is solved. */
  solve(id: ExerciseId): void;
  /** Leads to the control that changes a word of the command. */
  goTo(wordId: string): void;
}

/** A part of the page. */
export interface Part {
  readonly root: HTMLElement;
  update(model: Model): void;
}

/** The name of the k-th method on the page: A, B, … */
export function letterOf(k: number): string {
  return String.fromCharCode(65 + k);
}
