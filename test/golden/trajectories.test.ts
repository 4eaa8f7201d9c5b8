import { afterAll, describe, expect, it } from "vitest";
import { groupedBy } from "../../src/core/grouped-by.js";
import { disagreements } from "./agreement.js";
import { chaoticSnapshots, excuse, loadTrajectories, type Trajectory } from "./cases.js";
import { endOf, ENDS } from "./end-points.js";
import { replay } from "./replay.js";
import { specOf } from "./spec-of/spec-of.js";

const agreeing: Trajectory[] = [];
/** Cases by what is to be said of them. */
const remarks = new Map<string, string[]>();

function remark(text: string, { id }: Trajectory): void {
  remarks.set(text, [...(remarks.get(text) ?? []), id]);
}

afterAll(() => {
  const groups = groupedBy(agreeing, ({ folder, group }) => `${folder} of ${group}`);
  const counts = groups.map((cases) => `  ${cases.length} ${cases[0].folder} of ${cases[0].group}`);
  const chaotic = agreeing.map(chaoticSnapshots).filter((count) => count > 0);
  const snapshots = chaotic.reduce((sum, count) => sum + count, 0);
  const listed = [...remarks].flatMap(([text, ids]) => [
    `${ids.length}: ${text}`,
    ...ids.map((id) => `  ${id}`),
  ]);
  console.log(
    [
      `${agreeing.length} trajectories agree:`,
      ...counts,
      `${snapshots} snapshots of ${chaotic.length} of these are excused: chaotic, no tolerance`,
      ...listed,
    ].join("\n"),
  );
});

describe("the trajectories that others computed", () => {
  for (const golden of loadTrajectories()) {
    const reason = excuse(golden);
    if (reason !== undefined) {
      remark(`excused: ${reason}`, golden);
      it(`${golden.id} is excused`, (context) => context.skip(reason));
      continue;
    }
    const spec = specOf(golden);
    it(`${golden.id} is what ${spec} does`, () => {
      expect(disagreements(golden)).toEqual([]);
      agreeing.push(golden);
      if (golden.compare !== "endpoint") return;
      const end = endOf(golden, replay(spec, golden));
      if (end === "lower" || end === "arrived") remark(ENDS[end], golden);
    });
  }
});
