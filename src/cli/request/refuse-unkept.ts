import { usage } from "../../core/errors.js";
import type { Plan } from "../../plan/plan.js";
import type { Flags } from "../flags/read-flags.js";
import type { Settings } from "../../plan/settings.js";
import type { ResultSettings } from "../../records/results.js";
import { reporterOf } from "../../report/reporters.js";
import type { Output } from "./outputs.js";
import type { ScreenRequest } from "./screen-request.js";

/** More cases than this fill a disk and no memory holds them. */
const MOST_KEPT = 1e7;
/** A case without its curve, and one point of it, in bytes of JSON. */
const CASE_BYTES = 850;
const POINT_BYTES = 40;
/** About the most points that a curve has. */
const MOST_POINTS = 400;

interface Asked {
  readonly outputs: readonly Output[];
  /** Whether the results keep every iterate. */
  readonly keepsPath: boolean;
}

/** Refuses what needs more of the cases than is kept, and more cases than can be kept. */
export function refuseUnkept(
  { settings: { keep, iterations, log }, cases }: Plan,
  { outputs, keepsPath }: Asked,
  flags: Flags,
): void {
  if (keep !== "summary" && cases.length > MOST_KEPT && flags.list !== true) {
    const points = keep === "curve" ? Math.min(iterations + 1, MOST_POINTS) : 1;
    const size = sizeWords(cases.length * (CASE_BYTES + points * POINT_BYTES));
    throw usage(`${cases.length} cases would be about ${size} of results`, {
      hint: "--keep summary keeps counts alone, --shard runs a part of them",
    });
  }
  if (keep === "curve") return;
  if (keepsPath) throw usage(`--path keeps every iterate, --keep ${keep} not even the curve`);
  if (keep === "summary" && flags.resume !== undefined) throw lackOfCases("--resume");
  refuseUnshown(keep, outputs, flags);
  if (keep === "summary" && log) throw lackOfCases("--log");
}

/** Refuses to show what results do not have. `place`: the file they are from, as messages begin. */
export function refuseUnshown(
  keep: ResultSettings["keep"],
  outputs: readonly Output[],
  flags: Flags,
  place = "",
): void {
  if (keep === undefined || keep === "curve") return;
  const plots =
    flags.plot !== undefined && flags.plot !== "off" ? `--plot ${flags.plot}` : undefined;
  const drawn = outputs.find(({ reporter }) => reporterOf(reporter).isDrawn === true);
  const draws = plots ?? (drawn && `reporter ${drawn.reporter}`);
  if (draws !== undefined && keep === "hits") {
    throw usage(`${place}${draws} draws curves, which --keep hits does not keep`);
  }
  if (keep === "hits") return;
  const other = outputs.find(({ reporter }) => reporter !== "table" && reporter !== "json");
  if (other !== undefined) throw lackOfCases(`reporter ${other.reporter}`, place);
  if (plots !== undefined) throw lackOfCases(plots, place);
  if (flags.profile !== undefined && flags.profile.length > 0)
    throw lackOfCases("--profile", place);
  if (flags.table === "cases" || flags.table === "matrix") {
    throw lackOfCases(`--table ${flags.table}`, place);
  }
}

function lackOfCases(what: string, place = ""): Error {
  return usage(`${place}${what} needs the cases, and --keep summary keeps counts alone`, {
    hint: "--keep hits keeps each case without its curve",
  });
}

function sizeWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let [size, at] = [bytes, 0];
  for (; size >= 1000 && at < units.length - 1; at++) size /= 1000;
  return `${Math.round(size)} ${units[at]}`;
}

/** The screen without what is not kept; a spec may ask for a plot that a flag makes impossible. */
export function keptScreen(screen: ScreenRequest, keep: Settings["keep"]): ScreenRequest {
  if (keep === "curve") return screen;
  const kept = { ...screen, plot: "off" as const };
  return keep === "hits" ? kept : { ...kept, table: "auto", profiles: [] };
}
