import { plain, type Look } from "../report/look.js";
import { colorLevel, type ColorChoice } from "./color.js";

/** A place to write to: what is needed of a Node stream, so that tests can give their own. */
export interface OutStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface LookOptions {
  readonly width?: number | undefined;
  readonly color: ColorChoice;
  readonly ascii: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What a file or a pipe is written for. */
const DEFAULT_WIDTH = 80;
export const NARROWEST = 20;
/** Wider lines are hard to read; a wider terminal is left empty at the right. */
const WIDEST = 160;

/** The look of a stream. chalk is loaded only where there is colour. */
export async function lookOf(stream: OutStream, env: Env, options: LookOptions): Promise<Look> {
  const level = colorLevel(options.color, env, stream.isTTY === true);
  const paint = level === 0 ? plain : (await import("./paint.js")).createPaint(level);
  const width = options.width ?? columnsOfStream(stream, env);
  return { width, ascii: options.ascii || !speaksUtf8(env), paint };
}

/** How many columns to fill: the terminal's, or what COLUMNS says of it. */
export function columnsOfStream(stream: OutStream, env: Env): number {
  const columns = Math.floor(stream.columns || Number(env["COLUMNS"]) || DEFAULT_WIDTH);
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}

/** A locale that says it is not UTF-8 gets ASCII; one that says nothing gets UTF-8. */
export function speaksUtf8(env: Env): boolean {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"];
  return locale === undefined || locale === "" || /utf-?8/i.test(locale) || locale.startsWith("C.");
}
