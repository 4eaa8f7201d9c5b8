import type { Results } from "../../records/results.js";
import { renderActionBenchmark } from "../../report/action-benchmark.js";
import type { CheckReport } from "../../report/check-report.js";
import { renderVerdicts } from "../../report/check-json.js";
import { renderCsv } from "../../report/csv.js";
import { renderJson, renderNdjson } from "../../report/json.js";
import { renderJunit } from "../../report/junit.js";
import { renderMarkdown } from "../../report/markdown.js";
import { renderSummariesCsv } from "../../report/summaries-csv.js";
import { PROFILE_KINDS } from "../../plan/profile-kinds.js";
import type { FolderReporter, ReporterName } from "../../report/reporters.js";
import { withProfiles } from "./with-profiles.js";

type Render = (
  results: Results,
  check?: CheckReport,
) => string | Iterable<string> | Promise<string>;

/** How each reporter that needs neither a terminal nor the environment makes its text. */
export const RENDER: Readonly<
  Record<Exclude<ReporterName, "table" | "github" | FolderReporter>, Render>
> = {
  markdown: renderMarkdown,
  async latex(results) {
    const { renderLatex } = await import("../../report/latex.js");
    const { profiles } = await withProfiles(results, ["map"]);
    return renderLatex(results, profiles!);
  },
  async "profile-csv"(results) {
    const { renderProfileCsv } = await import("../../report/profiles/profile-csv.js");
    const { profiles } = results.profiles ? results : await withProfiles(results, PROFILE_KINDS);
    return renderProfileCsv(profiles!);
  },
  junit: renderJunit,
  "action-benchmark": renderActionBenchmark,
  verdicts: (_results, check) => (check === undefined ? "" : renderVerdicts(check)),
  json: renderJson,
  csv: renderCsv,
  summaries: renderSummariesCsv,
  ndjson: renderNdjson,
};
