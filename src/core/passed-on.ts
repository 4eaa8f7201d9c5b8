import type { Optimizer } from "./types.js";

/** What an optimizer around another one passes on of it: its answer and its state. */
export function passedOn(inner: Optimizer): Omit<Optimizer, "step"> {
  return {
    ...(inner.answer === undefined ? {} : { answer: inner.answer }),
    ...(inner.state === undefined ? {} : { state: () => inner.state!() }),
    ...(inner.derived === undefined ? {} : { derived: () => inner.derived!() }),
  };
}
