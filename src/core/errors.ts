/**
 * What kind of failure it is; the command line turns it into an exit code.
 * `usage`: wrong input (2). `verdict`: no verdict can be given (3).
 */
export type ErrorCode = "usage" | "verdict";

/** A stretch of a text, `to` exclusive. */
export interface Span {
  /** The place of its first character, from 0. */
  readonly from: number;
  /** The place behind its last character. */
  readonly to: number;
}

/** What was being read when an error was found. */
export interface Where {
  /** Which field of a run: "functions", "optimizers". */
  readonly field: string;
  /** The text of the field as it was given. */
  readonly text: string;
  /** The part of the text that is wrong. */
  readonly span: Span;
  /** Whether it is the last of the texts that are the same, not the first. */
  readonly isLast?: boolean;
}

/** What can be done on a command line about an error of a part that does not know its flags. */
export type Remedy = "search" | "objective" | "one-thread" | "against";

/** What an error knows beside its code and the problem. */
export interface ErrorDetails {
  /** Where in the text that was read. */
  readonly span?: Span;
  /** What was being read. */
  readonly where?: Where;
  /** Where in a file that text stands: `spec.yaml:3:5`. */
  readonly place?: string | undefined;
  /** What has the wrong value: a key of a spec, a flag, an argument. */
  readonly field?: string | undefined;
  /** What to do, or what is allowed. */
  readonly hint?: string | undefined;
  /** What the command line may advise. */
  readonly remedy?: Remedy | undefined;
  /** Whether the problem says only which word is wrong, so that readers want to know of which field. */
  readonly wantsField?: true;
  /** What the user's own code threw. With `--debug` its stack is shown as well. */
  readonly cause?: unknown;
}

/** Marks our errors in every bundle and every installed version of this package. */
const BRAND = Symbol.for("optbench.error");

/**
 * The only error that optbench throws on purpose. Its message is one or more finished lines: the
 * place and the field, if they are known, the problem, and below it the hint.
 *
 * `instanceof` looks at a mark, not at the class: the command line, `optbench` and `optbench/assert`
 * are bundles with a class each, and a plug-in may throw that of its own installation.
 */
export class OptbenchError extends Error {
  override readonly name = "OptbenchError";
  readonly [BRAND] = true;

  /** True of the errors of every bundle and every installed version of optbench. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // a subclass is asked for its own instances
    if (this !== OptbenchError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  }

  // private: test runners that compare fields take two errors with the same message as equal
  readonly #problem: string;
  readonly #details: ErrorDetails;

  constructor(
    /** What kind of failure it is. */
    readonly code: ErrorCode,
    problem: string,
    /** A span alone says where in the text that was read. */
    details: ErrorDetails | Span = {},
  ) {
    const known = "from" in details ? { span: details } : details;
    super(bounded(lined(problem, known)), "cause" in known ? { cause: known.cause } : {});
    this.#problem = bounded(problem);
    this.#details = known;
  }

  /** What is wrong, without the field, the place and the hint. */
  get problem(): string {
    return this.#problem;
  }

  /** What is known beside the code and the problem. */
  get details(): ErrorDetails {
    return this.#details;
  }

  /** Where in the text that was read. */
  get span(): Span | undefined {
    return this.#details.span;
  }

  /** What was being read. */
  get where(): Where | undefined {
    return this.#details.where;
  }

  /** The same error with further or other details. */
  with(details: ErrorDetails): OptbenchError {
    return new OptbenchError(this.code, this.#problem, { ...this.#details, ...details });
  }
}

/** `spec.yaml:3:5  starts: the point is empty`, and below it the hint. */
function lined(problem: string, { place, field, hint }: ErrorDetails): string {
  const before =
    (place === undefined ? "" : `${place}  `) + (field === undefined ? "" : `${field}: `);
  return before + problem + (hint === undefined || hint === "" ? "" : `\n  ${hint}`);
}

/**
 * Longer words are shown by their ends: a file may be one word of a megabyte.
 */
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
export function usage(problem: string, details?: ErrorDetails | Span): OptbenchError {
  return new OptbenchError("usage", problem, details);
}

/** Runs `read`; a usage error that has no span yet gets this one. */
export function within<T>(span: Span, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OptbenchError && error.span === undefined) throw error.with({ span });
    throw error;
  }
}

/** Runs `read` on a text of a field; an error with a span then says where it is. */
export function reading<T>(field: string, text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OptbenchError && error.span !== undefined && error.where === undefined) {
      throw error.with({ where: { field, text, span: error.span } });
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
