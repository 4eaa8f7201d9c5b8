import { jsonText } from "../core/json-text.js";
import type { LineProof, Plant } from "../records/selftest.js";
import { groupedBy } from "../core/grouped-by.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** What a selftest came to. */
export interface SelftestReport {
  readonly baseline: string;
  readonly proofs: readonly LineProof[];
  /** Lines without a case: the spec skips it, or does not have it. */
  readonly unjudged: readonly { readonly id: string; readonly why: string }[];
  /** Whether a line that cannot fail is a failure too. */
  readonly isStrict: boolean;
}

/** How many of the lines go red whatever is planted into them. */
export interface Share {
  readonly red: number;
  readonly of: number;
}

/** Counts the lines into which every fault is found. */
export function shareOf(proofs: readonly LineProof[]): Share {
  return { red: proofs.filter(({ holes }) => holes.length === 0).length, of: proofs.length };
}

/** "228 of 236 lines can go red". */
export function shareWords({ red, of }: Share): string {
  return `${red} of ${of} line${of === 1 ? "" : "s"} can go red`;
}

const PLANTED: Readonly<Record<Plant, string>> = {
  slower: "one step more, or one unit of the best f - f*",
  still: "a method that stands still",
  stale: "a baseline that is out of date",
};

/** Ids shown of each reason; --json has all. */
const MOST_IDS = 10;

/** Whether the gate let a fault pass that it should have seen. */
export function isBroken({ proofs, isStrict }: SelftestReport): boolean {
  return proofs.some(({ holes }) => holes.some(({ why }) => why === null || isStrict));
}

/** The screen of `check --selftest`. */
export function renderSelftest(report: SelftestReport, look: Look, grid: Grid): string {
  const { proofs, unjudged, baseline } = report;
  const lines = proofs.length + unjudged.length;
  const heading = `optbench check --selftest   ${lines} line${lines === 1 ? "" : "s"}   ${baseline}`;
  const rows = Object.entries(PLANTED).map(([plant, words]) => {
    const found = proofs.filter(({ holes }) => holes.every((hole) => hole.plant !== plant));
    return [`   ${words}`, `${found.length} of ${proofs.length}`];
  });
  const table = grid([["   planted into every line", "red"], ...rows], ["left", "right"]);
  const paint = isBroken(report) ? look.paint.worse : look.paint.better;
  const word = isBroken(report) ? "FAIL" : "PASS";
  const blocks = [
    look.paint.strong(wrap(heading, look.width)),
    table.map((line) => wrap(line, look.width, 5)).join("\n"),
    ...reasonsOf(report).map((block) => blockOf(block, look)),
    paint(wrap(`${word}  ${shareWords(shareOf(proofs))}`, look.width, 6)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

interface Reason {
  readonly title: string;
  readonly ids: readonly string[];
}

/** What passes and why, then what is red already, then what is not judged at all. */
function reasonsOf({ proofs, unjudged }: SelftestReport): Reason[] {
  const holes = proofs.flatMap(({ id, holes: own }) =>
    own.map(({ plant, why }) => ({
      id,
      title: `${PLANTED[plant]} passes: ${why ?? "THE GATE IS BROKEN HERE"}`,
    })),
  );
  const red = proofs.flatMap(({ id, red: why }) =>
    why === null ? [] : { id, title: `red already: ${why}` },
  );
  const left = unjudged.map(({ id, why }) => ({ id, title: `not judged: ${why}` }));
  return groupedBy([...holes, ...red, ...left], ({ title }) => title).map((members) => ({
    title: members[0].title,
    ids: members.map(({ id }) => id),
  }));
}

function blockOf({ title, ids }: Reason, look: Look): string {
  const rows = ids.slice(0, MOST_IDS).map((id) => cleanText(id, look.ascii));
  const more = ids.length - rows.length;
  if (more > 0) rows.push(`and ${more} more: --json has them`);
  return [
    wrap(`   ${title}`, look.width, 3),
    ...rows.map((row) => wrap(`     ${row}`, look.width, 7)),
  ].join("\n");
}

/** What `check --selftest --json` prints: the share, and what was found of every line. */
export function selftestJson(report: SelftestReport): string {
  const { baseline, proofs, unjudged } = report;
  const head = {
    format: "optbench-selftest/1",
    baseline,
    passes: !isBroken(report),
    ...shareOf(proofs),
  };
  return `${jsonText({ ...head, unjudged, lines: proofs }, 1)}\n`;
}
