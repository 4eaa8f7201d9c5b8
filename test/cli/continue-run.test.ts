import { describe, expect, it } from "vitest";
import type { Executor } from "../../src/bench/executors/executor.js";
import type { CaseResult } from "../../src/records/results.js";
import { continuing } from "../../src/cli/run/resume.js";
import type { Plan } from "../../src/plan/plan.js";

const one = (id: string) => ({ id }) as CaseResult;
const plan = { cases: [..."abcdef"].map(one) } as unknown as Plan;

/** What a continued run yields where b and e are known and of the others only some end. */
async function order(ends: string): Promise<string> {
  const execute: Executor = async function* ({ cases }) {
    for (const { id } of cases) if (ends.includes(id)) yield one(id);
  };
  const finished = new Map([..."be"].map((id) => [id, one(id)]));
  let ids = "";
  for await (const { id } of continuing(execute, finished)(plan, () => false)) ids += id;
  return ids;
}

describe("a run that goes on", () => {
  it("keeps the order of the plan", async () => {
    expect(await order("acdf")).toBe("abcdef");
  });

  it("keeps it where threads are interrupted, and a later case has ended before an earlier one", async () => {
    expect(await order("df")).toBe("bdef");
    expect(await order("cf")).toBe("bcef");
    expect(await order("")).toBe("be");
  });
});
