import type { CaseResult, Results } from "../../records/results.js";
import type { CheckReport } from "../../report/check-report.js";

/** Told of each case as it ends, then of them all. */
export interface Reporter {
  /** Whether it shows where runs went, which other reporters are not told unless the user asks. */
  readonly needsPath?: true;
  add(one: CaseResult): void;
  /** `screen` renders them for a terminal or for a file; `check` is what a check found. */
  end(results: Results, screen: Screen, check?: CheckReport): Promise<void>;
}

/** The screen of the results, as text. */
export type Screen = (toFile: boolean) => Promise<string>;
