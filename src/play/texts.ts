import type { Status } from "../run/types.js";
import type { ExerciseId } from "./exercises.js";
import type { Quantity } from "./progress.js";

/** The words of an exercise. */
export interface ExerciseTexts {
  readonly title: string;
  readonly task: string;
  readonly hint: string;
  /** What it shows, said when it is solved. */
  readonly learnt: string;
}

/** Every word of the page, so that no language can lack one. Names, rules and formulas are the same in all. */
export interface Texts {
  readonly language: string;
  readonly title: string;
  readonly toOther: string;
  readonly theme: string;
  readonly exercises: string;
  readonly free: string;
  readonly exerciseNumber: (k: number, count: number) => string;
  readonly hint: string;
  readonly solved: string;
  /** How far a task is from being solved, by what it measures: now, what is asked, the target of the runs. */
  readonly progress: Readonly<
    Record<Quantity, (now: string | null, goal: string, target: string) => string>
  >;
  /** What is measured is as asked, but the task is not solved. */
  readonly otherWay: string;
  readonly next: string;
  readonly restart: string;
  readonly close: string;
  readonly damaged: string;
  readonly dismiss: string;
  readonly function: string;
  readonly ownFormula: string;
  readonly formula: string;
  readonly formulaHelp: string;
  readonly transforms: string;
  readonly methods: string;
  readonly method: string;
  readonly addMethod: string;
  readonly remove: (name: string) => string;
  readonly addTransform: string;
  readonly addAfter: string;
  readonly schedules: string;
  readonly modifiers: string;
  readonly libraries: string;
  readonly moreParameters: (count: number) => string;
  readonly automatic: string;
  readonly iterations: string;
  readonly start: string;
  readonly ownStart: string;
  readonly map: (name: string) => string;
  readonly mapHelp: string;
  readonly graphHelp: string;
  readonly coordinates: string;
  readonly across: string;
  readonly up: string;
  readonly otherCoordinates: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly fit: string;
  readonly legendStart: string;
  readonly legendMinimum: string;
  readonly legendLocal: string;
  readonly legendSaddle: string;
  readonly legendDomain: string;
  readonly legendLost: string;
  readonly arrowDirection: (name: string) => string;
  readonly arrowStep: string;
  readonly levels: (height: string, values: string) => string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly toStart: string;
  readonly toEnd: string;
  readonly iteration: string;
  readonly loss: string;
  readonly lossOf: (height: string) => string;
  readonly lowestSeen: string;
  readonly lowestInView: string;
  readonly results: string;
  readonly tableStatus: string;
  readonly tableSteps: string;
  readonly tableEvaluations: string;
  readonly tableFinal: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly refused: string;
  /** What the library says is wrong, or why a run ended. */
  readonly reason: (message: string) => string;
  /** What a parameter means, by what its definition says. */
  readonly doc: (english: string) => string;
  /** An update rule, whose letters are the same in all languages. */
  readonly rule: (english: string) => string;
  readonly statusAt: (status: string, t: number) => string;
  readonly afterSteps: (steps: number) => string;
  readonly arithmetic: string;
  readonly quantity: string;
  readonly noUpdate: string;
  readonly ratioHelp: string;
  readonly command: string;
  readonly commandHelp: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyLink: string;
  readonly announce: (
    method: string,
    status: string,
    steps: number | null,
    final: string,
  ) => string;
  readonly footer: string;
  readonly words: Readonly<Record<ExerciseId, ExerciseTexts>>;
}
