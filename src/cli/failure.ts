import { messageOf, OptbenchError, type Where } from "../core/errors.js";
import { columnsOf, spellOut, visible } from "../report/fit-text.js";
import { speaksUtf8 } from "../terminal/look.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";

const FLAG_OF: Readonly<Record<string, string>> = { functions: "--fn", optimizers: "--opt" };

/** Writes lines to stderr, harmless for a terminal and in signs that its locale has. */
export function tell(io: Io, text: string): void {
  const shown = visible(text);
  io.stderr.write(`${speaksUtf8(io.env) ? shown : spellOut(shown)}\n`);
}

/** Says on stderr what went wrong; returns the exit code. Stack traces only with --debug. */
export function reportFailure(error: unknown, io: Io, debug: boolean): number {
  const isOurs = error instanceof OptbenchError;
  const lines = [isOurs ? `error: ${located(error)}` : `internal error: ${messageOf(error)}`];
  if (debug && error instanceof Error) lines.push(error.stack ?? "");
  else if (!isOurs) lines.push("This is a bug in optbench; --debug shows where. Please report it.");
  tell(io, lines.join("\n"));
  if (!isOurs) return EXIT.internal;
  return error.code === "usage" ? EXIT.usage : EXIT.noVerdict;
}

/** So much of a long text is shown before and from the mistake on. */
const SHOWN_BEFORE = 40;
const SHOWN_AFTER = 60;
const INDENT = "         ";

/** The message, with the text in which the mistake stands and a mark below it. */
function located({ message, where }: OptbenchError): string {
  if (where === undefined) return message;
  const flag = FLAG_OF[where.field] ?? where.field;
  const [first, ...rest] = message.split("\n");
  // where the message says more than that a word is wrong, the line below it says where
  const place = flag !== "" && /^un(known|expected) [^.;:]*$/.test(first) ? ` in ${flag}` : "";
  return [first + place, ...marked(flag === "" ? "" : `${flag} `, where), ...rest].join("\n");
}

/** The text about the mistake, and the mark below it. */
function marked(label: string, { text, span }: Where): [text: string, mark: string] {
  const start = Math.max(0, span.from - SHOWN_BEFORE);
  const stop = Math.min(text.length, span.from + SHOWN_AFTER);
  const line = (from: number, to: number) =>
    visible(text.slice(from, Math.min(to, stop)).replaceAll(/\s/g, " "));
  const before = label + (start > 0 ? "..." : "") + line(start, span.from);
  const wrong = line(span.from, span.to);
  const after = line(Math.max(span.from, span.to), stop) + (stop < text.length ? "..." : "");
  return [
    `${INDENT}${before}${wrong}${after}`.trimEnd(),
    `${INDENT}${" ".repeat(columnsOf(before))}${"^".repeat(Math.max(1, columnsOf(wrong)))}`,
  ];
}
