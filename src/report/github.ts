import type { Verdict } from "../records/verdict.js";
import type { CheckReport } from "./check-report.js";
import { countKinds, describe, numbersOf, OUTCOME_TEXT } from "./check-words.js";

/** GitHub shows no more than ten of a kind per step. */
const MOST = 10;

/** Workflow commands: an annotation on the baseline's own line for each case that needs a look. */
export function renderAnnotations(check: CheckReport, file: string): string {
  const errors = check.verdicts.filter(
    ({ kind }) => !["same", "allowed", "noted", "improved"].includes(kind),
  );
  const notices = check.verdicts.filter(({ kind }) => kind === "improved");
  const commands = [
    ...annotate("error", errors, check, file),
    ...annotate("notice", notices, check, file),
  ];
  return commands.map((text) => `${text}\n`).join("");
}

function annotate(
  level: "error" | "notice",
  verdicts: readonly Verdict[],
  check: CheckReport,
  file: string,
): string[] {
  const shown = verdicts.length > MOST ? verdicts.slice(0, MOST - 1) : verdicts;
  const commands = shown.map((verdict) => {
    const { id, base, now } = verdict;
    const words = describe(
      verdict,
      check.results.find((one) => one.id === id),
    );
    const { texts, of } = numbersOf(verdict);
    const both = `base ${texts[0]}, now ${texts[1]} ${of}`;
    const next = now === null ? check.accept : check.reproduce(id);
    return command(
      level,
      file,
      check.placeOf(base?.case ?? id),
      id,
      `${id}: ${words}${base === null ? "" : `\n${both}`}\n${next}`,
    );
  });
  if (shown.length === verdicts.length) return commands;
  const rest = `${verdicts.length - shown.length} more: ${OUTCOME_TEXT[check.outcome]}, ${countKinds(check.verdicts)}`;
  return [...commands, command(level, file, null, "optbench check", rest)];
}

function command(
  level: string,
  file: string,
  line: number | null,
  title: string,
  message: string,
): string {
  const place = line === null ? "" : `,line=${line}`;
  return `::${level} file=${property(file)}${place},title=${property(title)}::${data(message)}`;
}

/** As @actions/core escapes the message of a command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As @actions/core escapes the properties of a command. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A step summary is refused as a whole when it is larger than this. */
export const MOST_SUMMARY_BYTES = 1024 * 1024;

/** A text cut at a line so that it takes at most so many bytes of UTF-8, and says that it was cut. */
export function cutSummary(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  const note = "\n(cut: a step summary has 1 MiB)\n";
  const lines = text.split("\n");
  let bytes = note.length;
  const kept = lines.findIndex((line) => {
    bytes += bytesOf(line) + 1;
    return bytes > most;
  });
  return kept <= 0 ? "" : `${lines.slice(0, kept).join("\n")}${note}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
