/**
 * Makes the playground: one HTML file with its script and style, which a policy allows by their
 * hashes and nothing else, so that the page asks for nothing and runs nothing from elsewhere.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/** What `optbench play` replaces by the fragment of a state. */
const STATE = 'data-state=""';

/**
 * @param {string} root the folder of the package
 * @param {import("esbuild").BuildOptions} shared what all bundles have in common
 * @returns {Promise<string>} the page
 */
export async function playPage(root, shared) {
  const [script, inks, sheet] = await Promise.all([
    bundled(root, shared, "src/play/main.ts"),
    inkStyle(root, shared),
    minified(join(root, "src/play/style.css")),
  ]);
  const style = inks + sheet;
  if (/<\/script|<!--/i.test(script)) throw new Error("the script would end inside of the page");
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>optbench playground</title>
<style>${style}</style>
</head>
<body ${STATE}>
<div id="app"><noscript>This page computes in your browser and needs JavaScript. 이 페이지는 JavaScript가 필요합니다.</noscript></div>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

async function bundled(root, { define, logLevel, plugins }, entry, more = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: "browser",
    target: ["chrome111", "firefox113", "safari16.4"],
    format: "iife",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    write: false,
    define,
    logLevel,
    plugins: [withoutSources, ...plugins],
    ...more,
  });
  return outputFiles[0].text.trim();
}

/**
 * What definitions say of papers and of other libraries, which the page does not show: it would be a
 * twentieth of what the page weighs after gzip.
 */
const withoutSources = {
  name: "without-sources",
  setup({ onLoad }) {
    const filter = /\/src\/(optimizers|schedules|modifiers|functions|dialects)\/.*\.ts$/;
    onLoad({ filter }, async ({ path }) => {
      const contents = await readFile(path, "utf8");
      const unseen = /^(\s*(?:ref|url|departs|note|example|pitfalls):)\s*"(?:[^"\\]|\\.)*",$/gm;
      return { contents: contents.replace(unseen, '$1 "",'), loader: "ts" };
    });
  },
};

async function inkStyle(root, shared) {
  const more = { format: "esm", minify: false };
  const code = await bundled(root, shared, "src/play/ink-style.ts", more);
  const made = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return made.inkStyle;
}

async function minified(path) {
  const { outputFiles } = await build({
    stdin: { contents: await readFile(path, "utf8"), loader: "css" },
    minify: true,
    write: false,
  });
  return outputFiles[0].text.trim();
}
