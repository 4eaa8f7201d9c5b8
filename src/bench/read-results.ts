import { PROFILE_KINDS } from "../plan/presentation.js";
import { parseJson } from "../records/parse-json.js";
import { isNdjson, readNdjson } from "../records/read-ndjson.js";
import { RESULTS } from "../records/results-record.js";
import { refuseFormat } from "../records/refuse-format.js";
import { type CaseResult, type Results, RESULTS_FORMAT } from "../records/results.js";
import { profilesOf } from "./profiles/profiles-of.js";

/** Whether a parsed document says that it is one of results. */
export function isResults(value: unknown): boolean {
  return (value as { format?: unknown } | null)?.format === RESULTS_FORMAT;
}

/** Checks a parsed document of results. Throws a usage error that names the case and the field. */
export function readResults(value: unknown, name: string): Results {
  refuseFormat(value, name, "results", RESULTS_FORMAT);
  // what follows from the cases is computed from them again, so that it agrees with them
  const { summaries: _, profiles, ...known } = RESULTS.at(value, name);
  if (profiles === undefined) return known;
  const kinds = PROFILE_KINDS.filter((kind) => profiles.includes(kind));
  return { ...known, profiles: profilesOf(known, kinds) };
}

/** Reads either form; `results` are null where only the cases are known, not by what they were judged. */
export function readEither(
  text: string,
  name: string,
): { readonly results: Results | null; readonly cases: readonly CaseResult[] } {
  if (isNdjson(text)) return readNdjson(text, name);
  const results = readResults(parseJson(text, name), name);
  return { results, cases: results.cases };
}
