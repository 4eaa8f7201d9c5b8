/**
 * What kind of failure it is; the command line turns it into an exit code.
 * `usage`: wrong input (2). `verdict`: no verdict can be given (3).
 */
export type ErrorCode = "usage" | "verdict";

/** A stretch of a text, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What was being read when an error was found. */
export interface Where {
  /** Which field of a run: "functions", "optimizers". */
  readonly field: string;
  readonly text: string;
  readonly span: Span;
  /** Whether it is the last of the texts that are the same, not the first. */
  readonly isLast?: boolean;
}

/** Marks our errors in every bundle and every installed version of this package. */
const BRAND = Symbol.for("optbench.error");

/**
 * The only error that optbench throws on purpose. Its message is one or more finished lines.
 *
 * `instanceof` looks at a mark, not at the class: the command line, `optbench` and `optbench/assert`
 * are bundles with a class each, and a plug-in may throw that of its own installation.
 */
export class OptbenchError extends Error {
  override readonly name = "OptbenchError";
  readonly [BRAND] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    // a subclass is asked for its own instances
    if (this !== OptbenchError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Where in the text that was read. */
    readonly span?: Span,
    readonly where?: Where,
  ) {
    super(bounded(message));
  }
}

/** A word that is longer is shown by its ends: somebody else's file may be one word of a megabyte. */
const LONGEST_WORD = 1000;
const LONGEST_MESSAGE = 20_000;

function bounded(message: string): string {
  if (message.length <= LONGEST_WORD) return message;
  const short = message.replaceAll(/\S+/g, (word) =>
    word.length <= LONGEST_WORD ? word : `${word.slice(0, 100)}…${word.slice(-50)}`,
  );
  return short.length <= LONGEST_MESSAGE ? short : `${short.slice(0, LONGEST_MESSAGE)}…`;
}

/** Wrong input of any kind: what is wrong, where, what is allowed. */
export function usage(message: string, span?: Span): OptbenchError {
  return new OptbenchError("usage", message, span);
}

/** Runs `read`; a usage error that has no span yet gets this one. */
export function within<T>(span: Span, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OptbenchError && error.span === undefined) {
      throw new OptbenchError(error.code, error.message, span);
    }
    throw error;
  }
}

/** Runs `read` on a text of a field; an error with a span then says where it is. */
export function reading<T>(field: string, text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OptbenchError && error.span !== undefined && error.where === undefined) {
      const { code, message, span } = error;
      throw new OptbenchError(code, message, span, { field, text, span });
    }
    throw error;
  }
}

/** What was thrown, in words; anything can be thrown. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return "something that has no words";
  }
}
