import { messageOf, OptbenchError, type Remedy, type Where } from "../../core/errors.js";
import { visible } from "../../core/visible.js";
import { columnsOf, spellOut } from "../../report/fit-text.js";
import { wrap } from "../../report/wrap.js";
import { columnsOfStream, speaksUtf8 } from "../../terminal/look.js";
import { damagedPart } from "./damaged-part.js";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";
import { asStarted } from "../flags/as-started.js";
import { flagOfField } from "../flags/read-flags.js";

/**
 * Writes lines to stderr, harmless for a terminal and in signs that its locale has. A terminal gets
 * no line wider than itself; elsewhere lines stay whole, so that they can be searched.
 */
export function tell(io: Io, text: string): void {
  const safe = visible(asStarted(text, io.env));
  const shown = speaksUtf8(io.env) ? safe : spellOut(safe);
  const width = widthOf(io);
  // what is quoted with a mark below it has been cut to size, and has to stay over its mark
  const lines = shown
    .split("\n")
    .map((line) => (line.startsWith(INDENT) ? line : wrap(line, width, HANG)));
  io.stderr.write(`${withoutCommands(lines.join("\n"), io.env)}\n`);
}

/** Says on stderr what went wrong; returns the exit code. Stack traces only with --debug. */
export function reportFailure(error: unknown, io: Io, debug: boolean): number {
  const isOurs = error instanceof OptbenchError;
  const damage = isOurs ? null : damageOf(error, io);
  if (damage !== null) {
    tell(io, `error: this installation is damaged: ${damage}\n  to mend it, install optbench anew`);
    return EXIT.internal;
  }
  const lines = [
    isOurs ? `error: ${located(error, widthOf(io))}` : `internal error: ${messageOf(error)}`,
  ];
  if (debug) lines.push(...stacksOf(error));
  else if (!isOurs) lines.push("This is a bug in optbench; --debug shows where. Please report it.");
  tell(io, lines.join("\n"));
  if (!isOurs) return EXIT.internal;
  return error.code === "verdict" ? EXIT.noVerdict : EXIT.usage;
}

/** The stacks of an error and of what caused it. */
function stacksOf(error: unknown): string[] {
  const stacks: string[] = [];
  // only a circular chain of causes is longer
  for (let one = error; one instanceof Error && stacks.length < 10; one = one.cause) {
    stacks.push((stacks.length > 0 ? "caused by " : "") + (one.stack ?? String(one)));
  }
  return stacks;
}

/** The part of optbench, or of the packages it needs, that is missing or damaged; null if none is. */
function damageOf(error: unknown, { packageRoot }: Io): string | null {
  const part = damagedPart(packageRoot);
  if (part !== null) return `${part} is missing, or not as it was built`;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  // what a plugin lacks is told as the plugin's
  const isMissing = code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND";
  return isMissing ? messageOf(error).split("\n")[0] : null;
}

const HANG = 2;
const INDENT = "         ";
/** So much of a long text is shown, a third of it before the mistake, where the width allows. */
const MOST_SHOWN = 100;

function widthOf({ stderr, env }: Io): number {
  return stderr.isTTY === true ? columnsOfStream(stderr, env) : Infinity;
}

/** What can be done by a flag about errors of parts that know no flags. */
const REMEDIES: Readonly<Record<Remedy, string>> = {
  search: "--tune searches intervals of optimizers",
  objective: "--objective steps does without",
  "one-thread": "--jobs 1 runs without threads",
  against: "with one method: --against NAME",
};

/** The message, with the text in which the mistake stands and a mark below it. */
function located(error: OptbenchError, width: number): string {
  const { message, details } = error;
  // thrown by an older version, in a plug-in's own installation
  if (details === undefined) return message;
  const { where, remedy, wantsField } = details;
  const lines = message.split("\n");
  const below = remedy === undefined ? [] : [`  ${REMEDIES[remedy]}`];
  if (where === undefined) return [...lines, ...below].join("\n");
  const flag = flagOfField(where.field);
  const [first, ...rest] = lines;
  const place = flag !== "" && wantsField === true ? ` in ${flag}` : "";
  const mark = marked(flag === "" ? "" : `${flag} `, where, width);
  return [first + place, ...mark, ...rest, ...below].join("\n");
}

/** The text about the mistake, and the mark below it. */
function marked(label: string, { text, span }: Where, width: number): [text: string, mark: string] {
  const room = Math.min(MOST_SHOWN, width - INDENT.length - label.length - 2 * "...".length);
  const start = Math.max(0, span.from - Math.floor(room / 3));
  const stop = Math.min(text.length, start + room);
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

/**
 * A screen in which GitHub finds no commands. Its runner obeys every line that begins with "::",
 * blanks aside, and "##[" anywhere: a title or a reason from a spec could hide what comes after it.
 */
export function withoutCommands(text: string, env: Io["env"]): string {
  if (env["GITHUB_ACTIONS"] !== "true") return text;
  return text.replaceAll(/^([ \t]*)::/gm, "$1: :").replaceAll("##[", "## [");
}
