import { OptbenchError } from "../core/errors.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";

const FLAG_OF: Readonly<Record<string, string>> = { functions: "--fn", optimizers: "--opt" };

/** Control characters, which could move a terminal's cursor or change its title. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text of the user's made harmless for a terminal: control characters become visible. */
export function visible(text: string): string {
  return text.replaceAll(CONTROL, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Says on stderr what went wrong; returns the exit code. Stack traces only for bugs, and with --debug. */
export function reportFailure(error: unknown, io: Io, debug: boolean): number {
  const isOurs = error instanceof OptbenchError;
  const message = error instanceof Error ? error.message : String(error);
  const heading = isOurs ? `error: ${located(error)}` : `internal error: ${message}`;
  const lines = [visible(heading)];
  if (debug && error instanceof Error) lines.push(visible(error.stack ?? ""));
  else if (!isOurs) lines.push("This is a bug in optbench; --debug shows where. Please report it.");
  io.stderr.write(`${lines.join("\n")}\n`);
  if (!isOurs) return EXIT.internal;
  return error.code === "usage" ? EXIT.usage : EXIT.noVerdict;
}

/** The message, with the text in which the mistake stands and a mark below it. */
function located({ message, where }: OptbenchError): string {
  if (where === undefined) return message;
  const flag = FLAG_OF[where.field] ?? where.field;
  const [first, ...rest] = message.split("\n");
  const { from, to } = where.span;
  const width = Math.max(1, Math.min(to, where.text.length) - from);
  const indent = "         ";
  return [
    `${first} in ${flag}`,
    `${indent}${flag} ${where.text.replaceAll(/\s/g, " ")}`,
    `${indent}${" ".repeat(flag.length + 1 + from)}${"^".repeat(width)}`,
    ...rest,
  ].join("\n");
}
