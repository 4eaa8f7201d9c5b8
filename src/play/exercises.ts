import type { MethodRun } from "./compute-runs.js";
import { DEFAULT_STATE, type PlayState } from "./play-state.js";
import { methodNamed } from "./resolve-names.js";

/** What an exercise looks at to see whether it is solved. */
export interface Attempt {
  readonly state: PlayState;
  /** One for each method of the state, none of them refused. */
  readonly runs: readonly MethodRun[];
}

/** What a task measures: steps to the target, the final height, a distance, … */
export type Quantity = "steps" | "height" | "distance" | "firstStep" | "difference";

/** How far a task is from being solved. */
export interface Progress {
  readonly of: Quantity;
  /** null where there is no number, such as the steps of a run that does not reach its target. */
  readonly now: number | null;
  readonly goal: number;
}

/** A task for the hand: where it begins, and what has to come true. Its words stand in the texts. */
export interface Exercise {
  readonly begin: Partial<PlayState>;
  isSolved(attempt: Attempt): boolean;
  progress(attempt: Attempt): Progress;
}

const reachedIn = (run: MethodRun | undefined, steps: number) =>
  run !== undefined && run.status === "reached" && run.steps !== null && run.steps <= steps;

/** The fewest steps of the runs of a method; of all runs where none is named. */
const stepsOf =
  (goal: number, id?: string) =>
  ({ runs }: Attempt): Progress => {
    const all = runs.filter((run) => id === undefined || headOf(run) === id);
    const steps = all.flatMap((run) => (run.status === "reached" ? [run.steps ?? Infinity] : []));
    return { of: "steps", now: leastOf(steps), goal };
  };

/** The least final height of the runs of a method. */
const heightOf =
  (goal: number, id: string) =>
  ({ runs }: Attempt): Progress => {
    const gaps = runs.flatMap((run) => (headOf(run) === id ? [run.finalGap ?? Infinity] : []));
    return { of: "height", now: leastOf(gaps), goal };
  };

function leastOf(values: readonly number[]): number | null {
  const least = Math.min(...values);
  return Number.isFinite(least) ? least : null;
}

/** The minimum at the upper left of Himmelblau's function. */
const UPPER_LEFT = [-2.805118, 3.131313] as const;

const headOf = (run: MethodRun) => methodNamed(run.text).definition.id;

const hasAfter = (run: MethodRun, kind: "schedule" | "modifier") =>
  methodNamed(run.text).after.some(({ definition }) => definition.kind === kind);

/** In the order in which they are offered. */
export const EXERCISES = {
  "too-long-a-step": {
    begin: { fn: "anisotropic", methods: ["sgd:lr=1.1"], iterations: 200 },
    isSolved: ({ state, runs }) =>
      state.fn === "anisotropic" &&
      runs.some((run) => headOf(run) === "sgd" && reachedIn(run, 100)),
    progress: stepsOf(100, "sgd"),
  },
  "over-the-hill": {
    begin: { fn: "double-well", methods: ["momentum:lr=0.02:momentum=0.5"], iterations: 200 },
    isSolved: ({ state, runs }) =>
      state.fn === "double-well" &&
      state.start === null &&
      runs.some((run) => headOf(run) === "momentum" && (run.finalGap ?? 1) < 1e-3),
    progress: heightOf(1e-3, "momentum"),
  },
  "choose-a-basin": {
    begin: { fn: "himmelblau", methods: ["sgd:lr=0.01"], iterations: 100 },
    isSolved: ({ state, runs }) =>
      state.fn === "himmelblau" &&
      runs.some(
        ({ end: [x, y] }) =>
          Math.abs(x - UPPER_LEFT[0]) < 0.01 && Math.abs(y - UPPER_LEFT[1]) < 0.01,
      ),
    progress: ({ runs }) => ({
      of: "distance",
      now: leastOf(runs.map(({ end: [x, y] }) => Math.hypot(x - UPPER_LEFT[0], y - UPPER_LEFT[1]))),
      goal: 0.01,
    }),
  },
  "off-the-saddle": {
    begin: { fn: "saddle", methods: ["sgd:lr=0.1"], start: [1, 0], iterations: 200 },
    isSolved: ({ state, runs }) =>
      state.fn === "saddle" && runs.some((run) => headOf(run) === "sgd" && reachedIn(run, 200)),
    progress: stepsOf(200, "sgd"),
  },
  "first-step-of-adam": {
    begin: { fn: "anisotropic", methods: ["adam:lr=0.1"], iterations: 200, t: 0 },
    isSolved: ({ state, runs }) =>
      state.fn === "anisotropic" &&
      runs.some(
        (run) =>
          headOf(run) === "adam" &&
          [0, 1].every((k) => Math.abs(Math.abs(run.points[k + 2] - run.points[k]) - 0.5) < 0.005),
      ),
    progress: ({ runs }) => {
      const adam = runs.find((run) => headOf(run) === "adam");
      const moved = adam === undefined ? [] : [Math.abs(adam.points[2] - adam.points[0])];
      return { of: "firstStep", now: leastOf(moved), goal: 0.5 };
    },
  },
  "momentum-of-nothing": {
    begin: {
      fn: "anisotropic",
      methods: ["sgd:lr=0.3", "momentum:lr=0.1:momentum=0.9"],
      iterations: 200,
    },
    isSolved: ({ runs }) => {
      const [descent, momentum] = ["sgd", "momentum"].map((id) =>
        runs.find((run) => headOf(run) === id),
      );
      if (descent === undefined || momentum === undefined) return false;
      return (
        descent.points.length === momentum.points.length &&
        descent.points.every((value, i) => value === momentum.points[i])
      );
    },
    progress: ({ runs }) => {
      const [a, b] = ["sgd", "momentum"].map(
        (id) => runs.find((run) => headOf(run) === id)?.points,
      );
      if (a === undefined || b === undefined) return { of: "difference", now: null, goal: 0 };
      const apart = a
        .slice(0, b.length)
        .reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
      return { of: "difference", now: leastOf([apart]), goal: 0 };
    },
  },
  "long-valley": {
    begin: {
      fn: "quadratic:cond=100",
      methods: ["momentum:lr=0.018:momentum=0"],
      iterations: 200,
    },
    isSolved: ({ state, runs }) =>
      state.fn === "quadratic:cond=100" &&
      runs.some((run) => headOf(run) === "momentum" && reachedIn(run, 100)),
    progress: stepsOf(100, "momentum"),
  },
  "hovering-rmsprop": {
    begin: { fn: "anisotropic", methods: ["rmsprop:lr=0.1"], iterations: 300 },
    isSolved: ({ state, runs }) =>
      state.fn === "anisotropic" &&
      runs.some(
        (run) => headOf(run) === "rmsprop" && hasAfter(run, "schedule") && reachedIn(run, 300),
      ),
    progress: stepsOf(300, "rmsprop"),
  },
  "noisy-gradients": {
    begin: { fn: "isotropic+noise", methods: ["sgd:lr=0.5"], iterations: 300 },
    isSolved: ({ state, runs }) =>
      state.fn.startsWith("isotropic+noise") &&
      state.iterations <= 300 &&
      runs.some((run) => headOf(run) === "sgd" && (run.finalGap ?? 1) < 1e-4),
    progress: heightOf(1e-4, "sgd"),
  },
  "short-leash": {
    begin: { fn: "rosenbrock", methods: ["sgd:lr=0.002"], start: [-2, 2], iterations: 1000 },
    isSolved: ({ state, runs }) =>
      state.fn === "rosenbrock" &&
      runs.some(
        (run) =>
          headOf(run) === "sgd" &&
          Number(methodNamed(run.text).values["lr"]) >= 0.002 &&
          hasAfter(run, "modifier") &&
          (run.finalGap ?? 1) < 1,
      ),
    progress: heightOf(1, "sgd"),
  },
  "a-fair-race": {
    begin: { fn: "beale", methods: ["adam:lr=0.323", "momentum:lr=0.001"], iterations: 300 },
    isSolved: ({ state, runs }) => {
      const momentum = runs.find((run) => headOf(run) === "momentum");
      return state.fn === "beale" && reachedIn(momentum, 124);
    },
    progress: stepsOf(124, "momentum"),
  },
  "second-derivatives": {
    begin: { fn: "rosenbrock", methods: ["adam:lr=0.1"], iterations: 200 },
    isSolved: ({ state, runs }) =>
      state.fn === "rosenbrock" && state.start === null && runs.some((run) => reachedIn(run, 10)),
    progress: stepsOf(10),
  },
} satisfies Readonly<Record<string, Exercise>>;

export type ExerciseId = keyof typeof EXERCISES;

export const EXERCISE_IDS = Object.keys(EXERCISES) as ExerciseId[];

export function isExercise(text: string): text is ExerciseId {
  return Object.hasOwn(EXERCISES, text);
}

/** The state in which an exercise begins. */
export function beginOf(id: ExerciseId): PlayState {
  return { ...DEFAULT_STATE, ...EXERCISES[id].begin, exercise: id };
}

/** Whether an exercise is solved by what is shown. A method that cannot be run solves nothing. */
export function isSolved(id: ExerciseId, { state, runs }: Attempt): boolean {
  const able = runs.filter(({ refusal }) => refusal === undefined);
  return EXERCISES[id].isSolved({ state, runs: able });
}

/** How far an exercise is from being solved by what is shown. */
export function progressOf(id: ExerciseId, { state, runs }: Attempt): Progress {
  const able = runs.filter(({ refusal }) => refusal === undefined);
  return EXERCISES[id].progress({ state, runs: able });
}
