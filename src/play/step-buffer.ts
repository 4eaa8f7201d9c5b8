import type { Recorded } from "../records/trace.js";
import type { StepNumbers } from "./step-numbers.js";

/** A buffer that a step follows, with its sign: "−m", "−b", "v". */
export interface StepBuffer {
  readonly name: string;
  readonly values: readonly Recorded[];
}

/** Averages and sums of gradients: the step goes against them. */
const OF_GRADIENTS = ["m", "b"];

/**
 * The buffer of a method that has a direction. v is one where the rule moves x by it, as momentum
 * does; elsewhere it is the second moment.
 */
export function stepBuffer({ vectors, rule }: StepNumbers): StepBuffer | null {
  const byName = new Map(vectors);
  // d is a direction or a list of step lengths elsewhere
  const hasMean = rule.startsWith("d ← β·d + (1−β)·g");
  const name = [...OF_GRADIENTS, ...(hasMean ? ["d"] : [])].find((one) => byName.has(one));
  if (name !== undefined) {
    const values = byName.get(name)!.map((value) => (value === null ? null : -value));
    return { name: `−${name}`, values };
  }
  const velocity = byName.get("v");
  return velocity !== undefined && rule.startsWith("v ← μ·v − lr")
    ? { name: "v", values: velocity }
    : null;
}
