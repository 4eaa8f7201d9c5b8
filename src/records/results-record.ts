import { CASE } from "./case-record.js";
import { JsonFields } from "./json-fields.js";
import { exactly, flag, type Kind } from "./kinds.js";
import { PROFILES } from "./profiles-record.js";
import { refuseContradictions } from "./read-case.js";
import { HEAD } from "./head-record.js";
import { SWEEP } from "./sweep-record.js";
import { tallies } from "./tally-record.js";
import { listOfEach, needed, optional, record } from "./record.js";
import { RESULTS_FORMAT, type Results } from "./results.js";
import { SUMMARY } from "./summary-record.js";

/** Results as they are read: what follows from the cases is left to be computed anew. */
type WrittenResults = Omit<Results, "summaries" | "profiles"> & {
  readonly summaries?: readonly unknown[];
  /** The keys say which profiles there are. */
  readonly profiles?: readonly string[];
};

const summaries: Kind<readonly unknown[]> = {
  ...listOfEach(SUMMARY, "a list", "summary"),
  read: (fields, key) => {
    const found = fields.get(key);
    return Array.isArray(found) ? found : fields.refuse(key, "a list");
  },
};

const profiles: Kind<readonly string[]> = {
  ...PROFILES,
  read: (fields, key) => {
    const own = new JsonFields(fields.get(key), `${fields.place}: ${key}`, PROFILES.keys);
    return PROFILES.keys.filter((one) => own.has(one));
  },
};

/** The document that `--json` prints. The same table makes its reader and its JSON Schema. */
export const RESULTS = record<WrittenResults>(
  {
    format: needed(exactly(RESULTS_FORMAT)),
    ...HEAD.shape,
    partial: needed(flag, "True when the run was interrupted: only finished cases are listed."),
    sweep: optional(SWEEP, "How results depend on one parameter; there are no cases then."),
    profiles: optional(profiles),
    summaries: optional(
      summaries,
      "Over starts and seeds; only where an optimizer has several runs on a function.",
    ),
    cases: needed(listOfEach(CASE, "a list of cases", "case")),
    tallies: optional(
      tallies,
      "Counts over all cases of an optimizer on a function, where these were not kept. Whole numbers alone: those of the parts of a run add up to those of the run.",
    ),
  },
  ({ cases, settings }, { place }) => refuseContradictions(cases, place, settings.iterations),
);
