import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const OPENED = 7;
const optbench = fileURLToPath(new URL("../../bin/optbench.js", import.meta.url));
const chromiumPath = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== "" && existsSync(path));

/** Each page, the command that writes it, and what it may weigh, in kB. */
const PAGES = [
  { name: "book", line: "run book -q --reporter html=book.html", limit: "150 kB" },
  { name: "classic", line: "run classic -q --reporter html=classic.html", limit: "700 kB" },
  { name: "play", line: "play -o play.html", limit: "160 kB after gzip" },
];

/** What pages weigh, and how long Chromium takes from opening one to the end of its script. */
export default async function pages() {
  const cwd = mkdtempSync(join(tmpdir(), "optbench-pages-"));
  const { chromium } = await import("playwright-core");
  const browser =
    chromiumPath === undefined
      ? null
      : await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  try {
    console.log(`pages, and the median of ${OPENED} times to open each in Chromium`);
    for (const { name, line, limit } of PAGES) {
      spawnSync(process.execPath, [optbench, ...line.split(" ")], { cwd });
      const path = join(cwd, `${name}.html`);
      const bytes = readFileSync(path);
      const [whole, zipped] = [bytes, gzipSync(bytes)].map(({ length }) =>
        Math.round(length / 1000),
      );
      const ms = browser === null ? "Chromium is not installed" : await opened(browser, path);
      console.log(`${name.padEnd(8)} ${whole} kB, ${zipped} kB after gzip (limit ${limit}); ${ms}`);
    }
  } finally {
    await browser?.close();
    rmSync(cwd, { recursive: true });
  }
}

async function opened(browser, path) {
  const times = [];
  for (let k = 0; k < OPENED; k++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    times.push(
      await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd),
    );
    await page.close();
  }
  return `${(times.toSorted((a, b) => a - b)[Math.floor(OPENED / 2)] / 1000).toFixed(1)} s`;
}
