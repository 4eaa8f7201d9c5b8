import { PROFILE_KINDS } from "../plan/presentation.js";
import { JsonFields } from "../records/json-fields.js";
import { parseJson } from "../records/parse-json.js";
import type { Profiles } from "../records/profiles.js";
import { readCases } from "../records/read-case.js";
import { HEAD, readHead } from "../records/read-head.js";
import { isNdjson, readNdjson } from "../records/read-ndjson.js";
import { readSweep } from "../records/read-sweep.js";
import { readTallies } from "../records/read-tally.js";
import { refuseFormat } from "../records/refuse-format.js";
import { type CaseResult, type Results, RESULTS_FORMAT } from "../records/results.js";
import { profilesOf } from "./profiles/profiles-of.js";
import type { Compared } from "./profiles/solvers.js";

/** Whether a parsed document says that it is one of results. */
export function isResults(value: unknown): boolean {
  return (value as { format?: unknown } | null)?.format === RESULTS_FORMAT;
}

/** Checks a parsed document of results. Throws a usage error that names the case and the field. */
export function readResults(value: unknown, name: string): Results {
  refuseFormat(value, name, "results", RESULTS_FORMAT);
  const keys = [...HEAD, "partial", "profiles", "summaries", "sweep", "tallies", "cases"];
  const fields = new JsonFields(value, name, keys);
  // they follow from the cases, and are computed again before they are shown
  if (fields.has("summaries")) fields.list("summaries", "a list", (_): _ is unknown => true);
  const values = fields.list("cases", "a list of cases", (_): _ is unknown => true);
  const head = readHead(fields);
  const known = {
    ...head,
    partial: fields.flag("partial"),
    ...(fields.has("sweep") ? { sweep: readSweep(fields.get("sweep"), `${name}: sweep`) } : {}),
    cases: readCases(values, name, head.settings.iterations),
    ...(fields.has("tallies")
      ? { tallies: readTallies(fields.get("tallies"), `${name}: tallies`) }
      : {}),
  };
  if (!fields.has("profiles")) return known;
  return { ...known, profiles: readProfiles(fields.get("profiles"), known, `${name}: profiles`) };
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

const COMMON = ["cost", "problems", "functions", "leftOut", "scores"];

/**
 * The profiles of a document that was read. What stands in it says which there are; the figures are
 * computed from the cases again, so that they are theirs.
 */
function readProfiles(value: unknown, compared: Compared, place: string): Profiles {
  const fields = new JsonFields(value, place, [...COMMON, ...PROFILE_KINDS]);
  return profilesOf(
    compared,
    PROFILE_KINDS.filter((kind) => fields.has(kind)),
  );
}
