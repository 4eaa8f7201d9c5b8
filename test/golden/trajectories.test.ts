import { afterAll, describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { disagreements } from "./agreement.js";
import { excuse, loadTrajectories } from "./cases.js";

const catalogue = builtins();
const agreeing = new Map<string, number>();
const excused = new Map<string, string[]>();

afterAll(() => {
  const total = [...agreeing.values()].reduce((sum, count) => sum + count, 0);
  const groups = [...agreeing].map(([group, count]) => `${group} ${count}`).join(", ");
  const lines = [`trajectories: ${total} agree (${groups})`];
  for (const [reason, ids] of excused) {
    lines.push(`${ids.length} excused: ${reason}`, ...ids.map((id) => `  ${id}`));
  }
  console.log(lines.join("\n"));
});

describe("the trajectories that others computed", () => {
  for (const golden of loadTrajectories()) {
    const reason = excuse(golden);
    if (reason !== undefined) {
      excused.set(reason, [...(excused.get(reason) ?? []), golden.id]);
      it(`${golden.id} is excused`, (context) => context.skip(reason));
      continue;
    }
    it(`${golden.id} is ours too`, () => {
      expect(disagreements(golden, catalogue)).toEqual([]);
      agreeing.set(golden.group, (agreeing.get(golden.group) ?? 0) + 1);
    });
  }
});
