/** Breaks a line at blanks; continuations are indented by `hang`. Runs of blanks inside stay. */
export function wrap(text: string, width: number, hang = 0): string {
  const lines: string[] = [];
  for (const word of text.split(/(?<=\S\s+)(?=\S)/)) {
    const last = lines.at(-1);
    if (last !== undefined && glyphs(last + word) <= width) lines[lines.length - 1] += word;
    else lines.push(last === undefined ? word : " ".repeat(hang) + word);
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

function glyphs(text: string): number {
  return [...text.trimEnd()].length;
}
