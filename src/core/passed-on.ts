import type { Optimizer, Vec } from "./types.js";

/**
 * What an optimizer around another one passes on of it: its answer, its state and what it derives.
 *
 * @param given the gradient that it got in the last step, where that is another one
 */
export function passedOn(inner: Optimizer, given?: Vec): Omit<Optimizer, "step"> {
  return {
    ...(inner.answer === undefined ? {} : { answer: inner.answer }),
    ...(inner.state === undefined ? {} : { state: () => inner.state!() }),
    ...(inner.derived === undefined
      ? {}
      : { derived: (g, lr, t) => inner.derived!(given ?? g, lr, t) }),
  };
}
