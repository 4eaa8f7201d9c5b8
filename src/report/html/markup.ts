import { escapeMarkup } from "../escape-markup.js";
import { cleanText } from "../fit-text.js";
import type { Markup } from "../result-tables.js";
import type { TableColumn } from "../table-column.js";

/** Any text as HTML: one line, without control characters. */
export function html(text: string): string {
  return escapeMarkup(cleanText(text, false));
}

/** Data for a script, in which no sign ends the element around it. */
export function jsonMarkup(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}

/** Tables of a page. The function stands in the heading above. */
export const HTML: Markup = {
  code: (text) => `<code>${html(text)}</code>`,
  number: html,
  words: html,
  status: (outcome, reason) => html(reason === "" ? outcome : `${outcome}: ${reason}`),
  table({ facts, own = [] }, columns, rows) {
    return htmlTable([...facts, ...own].join(", "), columns, rows);
  },
};

/**
 * A table, and beside it what its columns mean, to unfold. The cells are markup already. Wide tables
 * scroll, also by keyboard.
 */
export function htmlTable(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const side = (k: number) => (columns[k].align === "right" ? ' class="r"' : "");
  const heads = columns.map(({ head }, k) =>
    head === "" ? `<td${side(k)}></td>` : `<th scope="col"${side(k)}>${html(head)}</th>`,
  );
  const lines = rows.map(
    (row) => `<tr>${row.map((cell, k) => `<td${side(k)}>${cell}</td>`).join("")}</tr>\n`,
  );
  const words = html(caption);
  return `<div class="table" tabindex="0" role="region" aria-label="${words}"><table><caption>${words}</caption><thead><tr>${heads.join("")}</tr></thead>\n<tbody>${lines.join("")}</tbody></table></div>\n${meaningsOf(columns)}`;
}

/** A part of a page with a heading, which links can lead to. */
export function section(
  id: string,
  heading: string,
  body: string,
  data: Readonly<Record<string, string>> = {},
): string {
  const more = Object.entries(data).map(([key, value]) => ` data-${key}="${html(value)}"`);
  return `<section id="${html(id)}"${more.join("")}><h2>${html(heading)}</h2>\n${body}</section>\n`;
}

/** A paragraph; nothing where there is nothing to say. */
export function paragraph(text: string, kind = ""): string {
  if (text === "") return "";
  return `<p${kind === "" ? "" : ` class="${kind}"`}>${html(text)}</p>\n`;
}

function meaningsOf(columns: readonly TableColumn[]): string {
  const items = columns.map(
    ({ head, term = head, means }) => `<dt>${html(term)}</dt><dd>${html(means)}</dd>`,
  );
  return `<details><summary>What the columns mean</summary><dl>${items.join("")}</dl></details>\n`;
}
