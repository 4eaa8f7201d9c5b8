import type { MethodRun } from "./compute-runs.js";
import { DEFAULT_STATE, type PlayState } from "./play-state.js";
import {
  differenceOf,
  distanceTo,
  firstStepOf,
  heightOf,
  isMet,
  stepsOf,
  type Progress,
} from "./progress.js";
import { methodNamed } from "./resolve-names.js";

/** What an exercise looks at to see whether it is solved. */
export interface Attempt {
  readonly state: PlayState;
  /** One for each method of the state. */
  readonly runs: readonly MethodRun[];
}

/** A task for the hand: where it begins, and what has to come true. Its words stand in the texts. */
export interface Exercise {
  readonly begin: Partial<PlayState>;
  /** The method whose runs count; left out where any may be chosen. */
  readonly method?: string;
  /** What the runs come to, beside what is asked. */
  progress(runs: readonly MethodRun[]): Progress;
  /** Whether the task was kept to; left out where it is enough that the function stays. */
  isKept?(state: PlayState): boolean;
  /** Whether a run is of the kind that the task asks for. */
  isAsked?(run: MethodRun): boolean;
}

/** The minimum at the upper left of Himmelblau's function. */
const UPPER_LEFT = [-2.805118, 3.131313] as const;

const headOf = (run: MethodRun) => methodNamed(run.text).definition.id;

const hasAfter = (run: MethodRun, kind: "schedule" | "modifier") =>
  methodNamed(run.text).after.some(({ definition }) => definition.kind === kind);

/** In the order in which they are offered. */
const ALL = {
  "too-long-a-step": {
    begin: { fn: "anisotropic", methods: ["sgd:lr=1.1"], iterations: 200 },
    method: "sgd",
    progress: (runs) => stepsOf(runs, 100),
  },
  "over-the-hill": {
    begin: { fn: "double-well", methods: ["momentum:lr=0.02:momentum=0.5"], iterations: 200 },
    method: "momentum",
    progress: (runs) => heightOf(runs, 1e-3),
    isKept: ({ fn, start }) => fn === "double-well" && start === null,
  },
  "choose-a-basin": {
    begin: { fn: "himmelblau", methods: ["sgd:lr=0.01"], iterations: 100 },
    progress: (runs) => distanceTo(runs, UPPER_LEFT, 0.01),
  },
  "off-the-saddle": {
    begin: { fn: "saddle", methods: ["sgd:lr=0.1"], start: [1, 0], iterations: 200 },
    method: "sgd",
    progress: (runs) => stepsOf(runs, 200),
  },
  "first-step-of-adam": {
    begin: { fn: "anisotropic", methods: ["adam:lr=0.1"], iterations: 200, t: 0 },
    method: "adam",
    progress: (runs) => firstStepOf(runs, 0.5),
  },
  "momentum-of-nothing": {
    begin: {
      fn: "anisotropic",
      methods: ["sgd:lr=0.3", "momentum:lr=0.1:momentum=0.9"],
      iterations: 200,
    },
    progress: (runs) => {
      const [descent, momentum] = ["sgd", "momentum"].map((id) =>
        runs.find((run) => headOf(run) === id),
      );
      return differenceOf(descent, momentum);
    },
    isKept: () => true,
  },
  "long-valley": {
    begin: {
      fn: "quadratic:cond=100",
      methods: ["momentum:lr=0.018:momentum=0"],
      iterations: 200,
    },
    method: "momentum",
    progress: (runs) => stepsOf(runs, 100),
  },
  "hovering-rmsprop": {
    begin: { fn: "anisotropic", methods: ["rmsprop:lr=0.1"], iterations: 300 },
    method: "rmsprop",
    progress: (runs) => stepsOf(runs, 300),
    isAsked: (run) => hasAfter(run, "schedule"),
  },
  "noisy-gradients": {
    begin: { fn: "isotropic+noise", methods: ["sgd:lr=0.5"], iterations: 300 },
    method: "sgd",
    progress: (runs) => heightOf(runs, 1e-4),
    isKept: ({ fn, iterations }) => fn.startsWith("isotropic+noise") && iterations <= 300,
  },
  "short-leash": {
    begin: { fn: "rosenbrock", methods: ["sgd:lr=0.002"], start: [-2, 2], iterations: 1000 },
    method: "sgd",
    progress: (runs) => heightOf(runs, 1),
    isAsked: (run) =>
      Number(methodNamed(run.text).values["lr"]) >= 0.002 && hasAfter(run, "modifier"),
  },
  "a-fair-race": {
    begin: { fn: "beale", methods: ["adam:lr=0.323", "momentum:lr=0.001"], iterations: 300 },
    method: "momentum",
    progress: (runs) => stepsOf(runs, 124),
  },
  "second-derivatives": {
    begin: { fn: "rosenbrock", methods: ["adam:lr=0.1"], iterations: 200 },
    progress: (runs) => stepsOf(runs, 10),
    isKept: ({ fn, start }) => fn === "rosenbrock" && start === null,
  },
} satisfies Readonly<Record<string, Exercise>>;

export type ExerciseId = keyof typeof ALL;

export const EXERCISES: Readonly<Record<ExerciseId, Exercise>> = ALL;

export const EXERCISE_IDS = Object.keys(EXERCISES) as ExerciseId[];

export function isExercise(text: string): text is ExerciseId {
  return Object.hasOwn(EXERCISES, text);
}

/** The state in which an exercise begins. */
export function beginOf(id: ExerciseId): PlayState {
  return { ...DEFAULT_STATE, ...EXERCISES[id].begin, exercise: id };
}

/** How far an exercise is from being solved by what is shown. A method that cannot be run solves nothing. */
export function progressOf(id: ExerciseId, { runs }: Attempt): Progress {
  const { method, progress } = EXERCISES[id];
  return progress(
    runs.filter(
      (run) => run.refusal === undefined && (method === undefined || headOf(run) === method),
    ),
  );
}

/** Whether what is shown solves an exercise: its progress, made by such runs as the task asks for. */
export function isSolved(id: ExerciseId, { state, runs }: Attempt): boolean {
  const { begin, isKept = ({ fn }) => fn === begin.fn, isAsked = () => true } = EXERCISES[id];
  const able = runs.filter(({ refusal }) => refusal === undefined);
  return isKept(state) && isMet(progressOf(id, { state, runs: able.filter(isAsked) }));
}
