import { createHash } from "node:crypto";
import { ratiosOf } from "../../bench/profiles/profiles-of.js";
import { writeWhole } from "../../files/files.js";
import type { Results } from "../../records/results.js";
import { renderCheckPage } from "../../report/html/check-page.js";
import type { PageMaterial } from "../../report/html/page-material.js";
import { renderPage } from "../../report/html/page.js";
import { comparisonSentences } from "../../report/profiles/comparison-words.js";
import type { Io } from "../program/io.js";
import type { Drawing } from "../request/figure-flags.js";
import { materialOf } from "./material.js";
import { atTheirRates, ratesOf } from "./rate-words.js";
import type { Reporter } from "./reporter.js";

/** Writes the results as one page. What it says follows from them and from the definitions alone. */
export function pageReporter(path: string | null, drawing: Drawing, io: Io): Reporter {
  return {
    needsPath: true,
    add: () => {},
    async end(results, _screen, check) {
      const material = await pageMaterialOf(results, drawing);
      const page = check === undefined ? renderPage(material) : renderCheckPage(material, check);
      if (path === null) io.stdout.write(page);
      else await writeWhole(path, page, io.cwd);
    },
  };
}

async function pageMaterialOf(
  results: Results,
  { catalogue, y }: Pick<Drawing, "catalogue" | "y">,
): Promise<PageMaterial> {
  const material = await materialOf(results, catalogue, y);
  const { profiles } = material;
  const { rates, areUntuned } = ratesOf(results, catalogue);
  const { map = [], scores = [], cost } = profiles ?? {};
  const compared = cost === undefined ? "" : comparisonSentences(map, scores, cost);
  return {
    ...material,
    rateWords: rates,
    comparison: atTheirRates(compared, areUntuned),
    ratios: profiles === null ? [] : ratiosOf(results),
    digest: sha256,
  };
}

/** The digest by which a page's policy knows its script and its style sheet. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
