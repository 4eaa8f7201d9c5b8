import type { Optimizer } from "../core/types.js";

/** The optimizer that was made. Throws where a user's definition makes something else. */
export function whole(made: Optimizer, what: string, dim: number): Optimizer {
  const { step, answer } = (made as Partial<Optimizer> | null | undefined) ?? {};
  if (typeof step !== "function") throw new Error(`${what} gives nothing with a step()`);
  const length = answer?.length ?? dim;
  if (length !== dim) throw new Error(`${what}: answer has length ${length}, not ${dim}`);
  return made;
}
