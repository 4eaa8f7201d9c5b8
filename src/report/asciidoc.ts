import type { Results } from "../records/results.js";
import { cleanText } from "./fit-text.js";
import { judgedSentence, madeBy, resultTables, type Markup } from "./result-tables.js";
import { headsOf } from "./table-column.js";

/** Tables of the results in AsciiDoc, each under its title. */
export function renderAsciidoc(results: Results): string {
  const judged = `${literal(judgedSentence(results))}\n`;
  return [...resultTables(results, ASCIIDOC), judged, ...madeBy(results, ASCIIDOC.code)].join("\n");
}

const ASCIIDOC: Markup = {
  code: (text) => `\`${literal(text)}\``,
  number: literal,
  words: literal,
  status: (outcome, reason) => literal(reason === "" ? outcome : `${outcome}: ${reason}`),
  table({ function: fn, facts, own = [] }, columns, rows) {
    const name = fn === undefined ? [] : [`\`${literal(fn)}\``];
    const title = [...name, ...[...facts, ...own].map(literal)].join(", ");
    const sides = columns.map(({ align }) => (align === "right" ? ">" : "<")).join(",");
    const line = (cells: readonly string[]) => `${cells.map((cell) => `|${cell}`).join(" ")}\n`;
    return [
      `.${title}\n[%autowidth,cols="${sides}",options="header"]\n|===\n`,
      line(headsOf(columns).map(literal)),
      "\n",
      ...rows.map(line),
      "|===\n",
    ].join("");
  },
};

/** A text as it stands: signs that mean something pass through a macro, which shows them. */
function literal(text: string): string {
  const clean = cleanText(text, false);
  const isPlain = /^[\w ,.:=-]*$/.test(clean) && !/--|\.\.\.|__|::/.test(clean);
  if (isPlain && !/\b_|_\b/.test(clean)) return clean;
  return `pass:c[${clean.replaceAll("]", "\\]").replaceAll("|", "\\|")}]`;
}
