/**
 * What kind of failure it is; the command line turns it into an exit code.
 * `usage`: wrong input (2). `verdict`: no verdict can be given (3). `internal`: a bug of ours (70).
 */
export type ErrorCode = "usage" | "verdict" | "internal";

/** The only error that optbench throws on purpose. Its message is one or more finished lines. */
export class OptbenchError extends Error {
  override readonly name = "OptbenchError";

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Wrong input of any kind: what is wrong, where, what is allowed. */
export function usage(message: string): OptbenchError {
  return new OptbenchError("usage", message);
}
