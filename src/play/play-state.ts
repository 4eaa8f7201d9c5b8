import type { Settings } from "../plan/settings.js";

/** What judges and seeds the runs, where that is not as usual. */
export interface PlaySettings {
  readonly seed?: number;
  readonly tolerance?: number;
  readonly metric?: Settings["metric"];
  readonly maxEvaluations?: number;
}

/** All that a page shows, so that a link to it shows the same. */
export interface PlayState {
  /** The function as an item of the grammar, transforms included: "rosenbrock:dim=3+rotate", "{x^2+y^2}". */
  readonly fn: string;
  /** The methods as items of the grammar, schedules and modifiers included. */
  readonly methods: readonly string[];
  /** x_0, as long as the dimension; null where the function says it. */
  readonly start: readonly number[] | null;
  readonly iterations: number;
  readonly settings: PlaySettings;
  /** The iteration that is looked at; null for the end. */
  readonly t: number | null;
  /** Which of the methods has its steps shown. */
  readonly active: number;
  /** The coordinates of the picture, for functions of more than two variables. */
  readonly plane: readonly [across: number, up: number];
  /** What of the plane is in view: lowest and highest x, then y; null for the domain. */
  readonly view: readonly [number, number, number, number] | null;
  /** The exercise that is open. */
  readonly exercise: string | null;
}

/** More would hide one another, and a redraw has to keep up with a finger. */
export const MOST_METHODS = 8;
export const MOST_ITERATIONS = 5000;
export const MOST_DIMENSIONS = 100;

/** What opens where nothing else is asked for. */
export const DEFAULT_STATE: PlayState = {
  fn: "anisotropic",
  methods: ["sgd:lr=1.1"],
  start: null,
  iterations: 200,
  settings: {},
  t: null,
  active: 0,
  plane: [0, 1],
  view: null,
  exercise: "too-long-a-step",
};
