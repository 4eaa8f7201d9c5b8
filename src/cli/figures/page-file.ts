import { createHash } from "node:crypto";
import { ratiosOf } from "../../bench/profiles/profiles-of.js";
import { refuseUnwritable, writeWhole } from "../../files/files.js";
import type { Results } from "../../records/results.js";
import { commandOfCases } from "../../records/command-of-cases.js";
import { renderCheckPage } from "../../report/html/check-page.js";
import type { PageMaterial } from "../../report/html/page-material.js";
import { renderPage } from "../../report/html/page.js";
import { comparisonSentences } from "../../report/profiles/comparison-words.js";
import type { Io } from "../program/io.js";
import type { Drawing } from "./figure-flags.js";
import { materialOf } from "./material.js";
import { rateLead, ratesOf } from "../output/rate-words.js";
import type { Reporter } from "../output/reporter.js";

/** Writes the results as one page. What it says follows from them and from the definitions alone. */
export async function pageReporter(
  path: string | null,
  drawing: Drawing,
  io: Io,
): Promise<Reporter> {
  const { play } = drawing;
  const playground = play === null ? null : await openPlayground(play, path, io);
  return {
    needsPath: true,
    add: () => {},
    async end(results, _screen, check) {
      const material = await pageMaterialOf(results, drawing);
      const linked = { ...material, playLink: playground?.linksOf(results) ?? (() => null) };
      const page = check === undefined ? renderPage(linked) : renderCheckPage(linked, check);
      if (path === null) io.stdout.write(page);
      else await writeWhole(path, page, io.cwd);
      await playground?.write();
    },
  };
}

/** The playground that a page links to. Throws where it could not be written. */
async function openPlayground(play: string, page: string | null, io: Io) {
  const { linkBetween, playLinks, writePlayground } = await import("./play-links.js");
  const isElsewhere = /^https?:\/\//.test(play);
  if (!isElsewhere) await refuseUnwritable(play, io.cwd);
  const address = isElsewhere ? play : linkBetween(page, play, io.cwd);
  return {
    linksOf: (results: Results) => playLinks(results, address),
    write: async () => {
      if (!isElsewhere) await writePlayground(play, "", io);
    },
  };
}

async function pageMaterialOf(
  results: Results,
  { catalogue, y }: Pick<Drawing, "catalogue" | "y">,
): Promise<Omit<PageMaterial, "playLink">> {
  const material = await materialOf(results, catalogue, y);
  const { profiles } = material;
  const rates = ratesOf(results, catalogue);
  const { map = [], scores = [], cost } = profiles ?? {};
  const comparison =
    cost === undefined ? "" : comparisonSentences(map, scores, cost, rateLead(rates));
  return {
    ...material,
    rateWords: rates.rates,
    untuned: rates.untuned,
    madeBy: madeBy(results),
    comparison,
    ratios: profiles === null ? [] : ratiosOf(results),
    digest: sha256,
  };
}

/** The digest by which a page's policy knows its script and its style sheet. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

/** What a document of an older version does not state follows from its cases. */
function madeBy({ command, cases, settings, shard }: Results): PageMaterial["madeBy"] {
  if (command === undefined) return commandOfCases(cases, settings);
  return { command, isWhole: shard === undefined || shard.count === 1 };
}
