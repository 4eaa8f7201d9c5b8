import type { Optimizer } from "../core/types.js";

const ARTICLE: Readonly<Record<string, string>> = { async: "async", generator: "a generator" };

/** Checks what a definition's create() or wrap() returned; `what` names the call. */
export function checkMade(made: Optimizer, what: string, dim: number): Optimizer {
  const { step, answer } = (made as Partial<Optimizer> | null | undefined) ?? {};
  if (typeof step !== "function") throw new Error(`${what} gives nothing with a step()`);
  // what it returns is looked at where the loop calls it; a modifier around it looks at nothing
  const kind = /(async|generator)/i.exec(Object.prototype.toString.call(step));
  if (kind !== null) {
    throw new Error(
      `${what}: step() is ${ARTICLE[kind[1].toLowerCase()]}: it must be a plain function`,
    );
  }
  const length = answer?.length ?? dim;
  if (length !== dim) throw new Error(`${what}: answer has length ${length}, not ${dim}`);
  return made;
}
