import { usage } from "../core/errors.js";

/** The length of a schedule: as stated, or else the length of the run. Throws where there is neither. */
export function horizon(id: string, stated: number | null, iterations: number | null): number {
  const steps = stated ?? iterations;
  if (steps === null)
    throw usage(`${id}: steps is needed where there is no run whose length it could be`);
  return steps;
}
