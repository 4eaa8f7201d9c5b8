import { scientific } from "../report/numbers.js";
import type { MethodRun } from "./compute-runs.js";
import type { Scene } from "./scene.js";
import type { Texts } from "./texts.js";

/** How a run ended, and at which step where it got lost. */
export function statusOf(run: MethodRun, texts: Texts): string {
  const words = texts.statuses[run.status];
  const isLost = run.status === "diverged" || run.status === "escaped";
  return isLost ? texts.statusAt(words, run.points.length / 2 - 1) : words;
}

/** What a run's final height is counted in: f − f*, or f where f* is not known. */
export function heightName({ minimum }: Scene): string {
  return minimum === null ? "f" : "f − f*";
}

/** The final height in few digits. */
export function finalOf({ finalGap, finalValue }: MethodRun, minimum: number | null): string {
  return scientific(minimum === null ? finalValue : finalGap).replace("-", "−");
}

/** The end of a run in a line, which stands beside its sliders. */
export function outcomeOf(run: MethodRun, texts: Texts, scene: Scene): string {
  const after = run.steps === null ? "" : ` ${texts.afterSteps(run.steps)}`;
  return `${statusOf(run, texts)}${after}, ${heightName(scene)} = ${finalOf(run, scene.minimum)}`;
}
