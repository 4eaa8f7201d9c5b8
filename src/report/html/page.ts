import { functionName } from "../../core/function-name.js";
import { listed } from "../listed.js";
import { judgedSentence, resultTables } from "../result-tables.js";
import { blocksOf } from "../svg/blocks.js";
import { functionSections, type FunctionSection } from "./function-sections.js";
import { html, HTML, paragraph, section } from "./markup.js";
import { pageOf } from "./page-document.js";
import type { PageMaterial } from "./page-material.js";
import { profileSections } from "./profile-sections.js";
import { provenance } from "./provenance.js";
import { sweepSections, sweepSentence } from "./sweep-sections.js";

/** How many functions or methods a heading names before it counts the rest. */
const NAMED = 3;

/** One page that needs nothing else: figures, tables, and where the numbers come from. */
export function renderPage(material: PageMaterial): string {
  const { results, rateWords, comparison } = material;
  const blocks = blocksOf(material);
  const tables = resultTables(results, HTML);
  const functions = [...functionSections(material, blocks, tables), ...sweepSections(material)];
  const profiles = profileSections(material);
  const found = tables.slice(blocks.length);
  const body = [
    results.partial ? paragraph("Interrupted: only the cases that ended are here.") : "",
    results.cases.length === 0 ? "" : paragraph(judgedSentence(results)),
    paragraph(sweepSentence(material)),
    paragraph(comparison),
    paragraph(rateWords),
    linksTo(functions),
    // what compares all comes before what is of one function
    ...profiles,
    ...found.map((table) => section("tuning", "How values were found", table)),
    ...functions.map(({ markup }) => markup),
    provenance(results, material.madeBy),
  ];
  const { digest, ratios } = material;
  return pageOf(titleOf(material), body, functions, digest, finite(ratios));
}

/** JSON has no Infinity: null is a problem that was not solved. */
function finite(ratios: PageMaterial["ratios"]): (number | null)[][] {
  return ratios.map((row) => row.map((ratio) => (Number.isFinite(ratio) ? ratio : null)));
}

/** "adam and sgd on rosenbrock", "8 optimizers on 10 functions". */
function titleOf({ results: { cases, sweep }, profiles }: PageMaterial): string {
  const rows = cases.length === 0 && sweep !== undefined ? sweep.curves : cases;
  // a method that was tuned for each function is one of those that are compared
  const compared = profiles?.scores.map(({ optimizer }) => [optimizer, optimizer] as const) ?? [];
  const called = rows.map((one) => [one.optimizer, one.label ?? one.optimizer] as const);
  const methods = namesOf(compared.length > 0 ? compared : called, "optimizers");
  const functions = namesOf(
    rows.map((one) => [one.function, functionName(one)]),
    "functions",
  );
  if (rows.length === 0) return "No cases";
  return sweep === undefined
    ? `${methods} on ${functions}`
    : `${sweep.parameter} of ${methods} on ${functions}`;
}

/** @param all canonical names and what they are called; several may be called the same */
function namesOf(all: readonly (readonly [string, string])[], kind: string): string {
  const names = [...new Map(all).values()];
  return names.length > NAMED ? `${names.length} ${kind}` : listed(names, NAMED);
}

function linksTo(functions: readonly FunctionSection[]): string {
  if (functions.length < 2) return "";
  const links = functions.map(({ id, function: fn }) => `<a href="#${id}">${html(fn)}</a>`);
  return `<nav aria-label="functions">${links.join(" · ")}</nav>\n`;
}
