import type { Results } from "../../records/results.js";
import { html, paragraph, section } from "./markup.js";
import type { PageMaterial } from "./page-material.js";

/** Where the numbers come from: the command that makes them again, and what made them. */
export function provenance(results: Results, { command, isWhole }: PageMaterial["madeBy"]): string {
  const { environment, plan, plugins = [], cases } = results;
  const named = (what: string, hash: string) =>
    `<p>${html(what)}: <code>${html(hash)}</code></p>\n`;
  const body = [
    cases.length === 0 && results.command === undefined ? "" : `<pre>${html(command)}</pre>\n`,
    isWhole ? "" : paragraph(PART),
    paragraph(
      `Made with optbench ${environment.optbench}. The numbers do not depend on the machine, on the version of Node or on how many cases ran at once.`,
    ),
    plan === undefined ? "" : named("Fingerprint of the plan", plan),
    ...plugins.map(({ name, hash }) => named(`Plug-in ${name}`, hash)),
  ];
  return section("provenance", "Where this comes from", body.join(""));
}

const PART =
  "The command does not make exactly these cases: they are a part of its grid, or some have starts or settings of their own.";
