import { pageDocument } from "./document.js";
import type { FunctionSection } from "./function-sections.js";
import { html } from "./markup.js";
import { PAGE_SCRIPT } from "./script.js";
import { PAGE_STYLE } from "./style.js";

/** A page of ours: a heading, its parts, and what its script shows of their curves. */
export function pageOf(
  title: string,
  body: readonly string[],
  sections: readonly FunctionSection[],
  digest: (text: string) => string,
  ratios: readonly (readonly (number | null)[])[] = [],
): string {
  const curves = Object.fromEntries(sections.map(({ id, points }) => [id, points]));
  return pageDocument({
    title: `${title} - optbench`,
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    data: { curves, ratios },
    body: `<main>\n<h1>${html(title)}</h1>\n${body.join("")}</main>`,
    digest,
  });
}
