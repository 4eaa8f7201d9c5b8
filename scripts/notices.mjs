/**
 * Writes THIRD-PARTY-NOTICES: the packages whose code is in dist, with their licences, their NOTICE
 * files and the notices at the head of bundled files. With --check it only says whether it is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, root } from "./bundle.mjs";

const RULE = "-".repeat(80);

/** What dist contains of others: one entry per package, sorted by name. */
async function bundledPackages() {
  const outputs = await bundle();
  const packages = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
      if (folder === undefined || bytesInOutput === 0) continue;
      if (!packages.has(folder)) packages.set(folder, describe(join(root, folder)));
      const notice = headNotice(readFileSync(join(root, file), "utf8"));
      if (notice !== undefined) packages.get(folder).notices.add(notice);
    }
  }
  return [...packages.values()]
    .map(({ id, license, texts, notices }) => ({
      id,
      license,
      texts: [...new Set([...texts, ...[...notices].toSorted(compare)])],
    }))
    .toSorted((a, b) => compare(a.id, b.id));
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .toSorted(compare);
  if (!files.some((file) => /^(licen[cs]e|copying)/i.test(file))) {
    throw new Error(`${name} has no licence file; find its licence and say how to cite it`);
  }
  const texts = files.map((file) => tidy(readFileSync(join(folder, file), "utf8")));
  return { id: `${name} ${version}`, license, texts, notices: new Set() };
}

/**
 * The part of a file's first comment that its package's licence file does not say: what follows
 * "## Notice" in stdlib, else the whole of a comment marked as a licence.
 */
function headNotice(source) {
  const comment = /^\s*\/\*[*!]?(.*?)\*\//s.exec(source)?.[1];
  if (comment === undefined || !/@license|@preserve|copyright/i.test(comment)) return undefined;
  const text = tidy(comment.replaceAll(/^[ \t]*\*[ \t]?/gm, ""));
  const [head, notice] = text.split("## Notice\n");
  if (notice !== undefined) return tidy(notice.replaceAll("```text\n", "").replaceAll("```", ""));
  return head.startsWith("@license Apache-2.0\n") ? undefined : text;
}

function tidy(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const unpadded = lines.map((line) => line.trimEnd()).join("\n");
  return unpadded.replaceAll(/^\n+|\n+$/g, "");
}

/** Where one licence is another and some more, the two parts, so that the common one stands once. */
function splitCommon(packages) {
  const all = new Set(packages.flatMap(({ texts }) => texts));
  const beginning = (text) => [...all].find((other) => text.startsWith(`${other}\n`));
  return packages.map(({ id, license, texts }) => {
    const parts = texts.flatMap((text) => {
      const common = beginning(text);
      return common === undefined ? [text] : [common, tidy(text.slice(common.length))];
    });
    return { id, license, parts };
  });
}

/** The whole file. */
function render(packages) {
  const owners = new Map();
  for (const { id, parts } of splitCommon(packages)) {
    for (const part of parts) owners.set(part, [...(owners.get(part) ?? []), id]);
  }
  const list = packages.map(({ id, license }) => `  ${id}, ${license}`);
  const sections = [...owners].map(([text, ids]) => {
    const whose = ids.length === packages.length ? ["all of them"] : ids;
    return [RULE, "Applies to:", ...whose.map((id) => `  ${id}`), RULE, "", text, ""].join("\n");
  });
  return [
    "The files in dist contain code of the packages below, bundled with it and stripped of comments.",
    "Their licences and notices follow.",
    "",
    ...list,
    "",
    ...sections,
  ].join("\n");
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const path = join(root, "THIRD-PARTY-NOTICES");
const text = render(await bundledPackages());
if (!process.argv.includes("--check")) {
  writeFileSync(path, text);
} else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
  console.error("THIRD-PARTY-NOTICES is stale: run `npm run notices`");
  process.exitCode = 1;
}
