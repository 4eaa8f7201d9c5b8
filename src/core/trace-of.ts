/** Where an error arose, for its author. */
export interface Trace {
  /** The place in the user's own code, "mine.mjs:4:27": file, line, column. */
  readonly at?: string;
  readonly stack?: string;
}

/** "    at f (file:///a/mine.mjs:4:27)", "f@/a/mine.mjs:4:27" */
const FRAME = /(?:\(|@|at (?:async )?)([^()@]+):(\d+):(\d+)\)?$/;

/** Of the runtime itself: "node:internal/…", "ext:core/…". */
const RUNTIME = /^(node|bun|ext|native|internal):/;

/**
 * What the stack of an error says. The user's own place is the first frame that is neither the
 * runtime's nor ours. Anything can be thrown; without a stack there is no place.
 */
export function traceOf(error: unknown): Trace {
  const stack = stackOf(error);
  if (stack === undefined) return {};
  const own = ownFolder();
  const isOwn = (file: string) => own !== "" && file.startsWith(own);
  for (const line of stack.split("\n")) {
    const [, file, row, column] = FRAME.exec(line) ?? [];
    if (file === undefined || RUNTIME.test(file) || isOwn(file)) continue;
    if (/[/\\]/.test(file)) return { at: `${nameOf(file)}:${row}:${column}`, stack };
  }
  return { stack };
}

function stackOf(error: unknown): string | undefined {
  try {
    const stack: unknown = error instanceof Error ? error.stack : undefined;
    return typeof stack === "string" ? stack : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a file, without its folders and what an import has added to tell versions apart. */
function nameOf(file: string): string {
  const name = file
    .replace(/[?#].*$/, "")
    .split(/[/\\]/)
    .at(-1)!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The folder of the bundle, or of the sources, that has this module; "" where a stack does not say. */
function ownFolder(): string {
  const lines = (stackOf(new Error("here")) ?? "").split("\n");
  const here = lines.map((line) => FRAME.exec(line)).find((frame) => frame !== null);
  return (here?.[1] ?? "").replace(/(core[/\\])?[^/\\]*$/, "");
}
