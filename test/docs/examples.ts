/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Of its first line inside the fence, from 1. */
  readonly line: number;
}

/** A command of a console block, and the lines that are said to follow it. */
export interface Example {
  readonly command: string;
  readonly expected: readonly string[];
  readonly line: number;
}

/** Stands for any lines, or none, in what is said to be printed. */
const ELLIPSIS = "...";

/** The fenced blocks of a Markdown text. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const fence = /^( *)(`{3,}|~{3,}) *([^\s`]*)[^\n`]*\n([\s\S]*?)^ *\2 *$/gm;
  for (const match of markdown.matchAll(fence)) {
    const [whole, indent, , language, body] = match;
    const opening = whole.indexOf("\n") + 1;
    const line = markdown.slice(0, match.index + opening).split("\n").length;
    const text = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    blocks.push({ language, text, line });
  }
  return blocks;
}

/** The commands of a console block: the lines after "$ ", with the next ones where they end in "\". */
export function examplesOf({ text, line }: Block): Example[] {
  const examples: { command: string; expected: string[]; line: number }[] = [];
  const lines = text.replace(/\n$/, "").split("\n");
  let continues = false;
  lines.forEach((one, k) => {
    const last = examples.at(-1);
    if (continues && last !== undefined) last.command += one.replace(/^> /, "").trimStart();
    else if (one.startsWith("$ ")) {
      examples.push({ command: one.slice(2), expected: [], line: line + k });
    } else if (last === undefined) throw new Error(`line ${line + k}: output before a command`);
    else last.expected.push(one);
    const current = examples.at(-1)!;
    const wasCommand = one.startsWith("$ ") || continues;
    continues = wasCommand && current.command.endsWith("\\");
    if (continues) current.command = current.command.slice(0, -1);
  });
  return examples;
}

/** Splits a command line as a shell does that expands nothing: quotes, backslashes, comments. */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  const part = /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])|([^\s"'\\]+)|(\s+)/y;
  let word: string | undefined;
  for (let at = 0; at < command.length;) {
    if (word === undefined && command[at] === "#") break;
    part.lastIndex = at;
    const match = part.exec(command);
    if (match === null) throw new Error(`a quote is open: ${command}`);
    at = part.lastIndex;
    const [, double, single, escaped, bare, blank] = match;
    if (blank === undefined) {
      const inDouble = double?.replaceAll(/\\(["\\$`])/g, "$1");
      word = (word ?? "") + (inDouble ?? single ?? escaped ?? bare);
    } else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** A command line in its parts: NAME=value …, optbench, its arguments. Throws for any other program. */
export function parseCommand(command: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
} {
  const words = splitWords(command);
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = Object.fromEntries(
    words.slice(0, Math.max(0, first)).map((word) => {
      const at = word.indexOf("=");
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  const [program, ...args] = words.slice(Math.max(0, first));
  if (program === "npx" && args[0] === "optbench") return { env, args: args.slice(1) };
  if (program === "optbench") return { env, args };
  throw new Error(`only optbench is run here: ${command}`);
}

/**
 * The expected lines with each "..." replaced by the lines that it stands for. Where the others are
 * not found in their order, the expected lines as they are, so that a comparison shows both.
 */
export function fillIn(expected: readonly string[], actual: readonly string[]): string[] {
  const [head, ...parts] = splitAtEllipsis(expected);
  const startsWith = (part: readonly string[], at: number) =>
    part.every((line, k) => line === actual[at + k]);
  if (!startsWith(head, 0)) return [...expected];
  const filled = [...head];
  for (const [k, part] of parts.entries()) {
    let at = filled.length;
    if (k === parts.length - 1) at = actual.length - part.length;
    else while (at < actual.length && !startsWith(part, at)) at++;
    if (at < filled.length || !startsWith(part, at)) return [...expected];
    filled.push(...actual.slice(filled.length, at), ...part);
  }
  return filled;
}

function splitAtEllipsis(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === ELLIPSIS) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts;
}

/** The lines of a text without blanks at their ends and without empty lines at its end. */
export function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** The name that the first line of a block gives it, in a comment: "// mine.mjs", "# bench.yaml". */
export function fileNameOf({ text }: Block): string | undefined {
  return /^(?:\/\/|#) ([\w./-]+\.\w+)\n/.exec(text)?.[1];
}
