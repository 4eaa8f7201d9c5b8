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

  /** A usage error, with the path to the value that it is about; anything else is thrown as it is. */
  static of(path: Path, error: unknown): ErrorAtPath {
    if (!(error instanceof OptbenchError)) throw error;
    return new ErrorAtPath(path, error.problem, error.details);
  }
}
