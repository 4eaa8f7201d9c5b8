import { OptbenchError, type ErrorDetails } from "../core/errors.js";

/** Keys and indexes that lead to a value inside another. */
export type Path = readonly (string | number)[];

/** A usage error about a value inside the one that is being read. */
export class ErrorAtPath extends OptbenchError {
  constructor(
    readonly path: Path,
    problem: string,
    details: ErrorDetails = {},
  ) {
    super("usage", problem, details);
  }
}
