import { describe, expect, it } from "vitest";
import { inGroups } from "../../src/core/function-groups.js";
import { functions } from "../../src/functions/index.js";

describe("the functions by group", () => {
  it("stand as they are taught: convex first, the user's own last", () => {
    const own = { id: "mine", group: "own" } as const;
    const groups = inGroups([own, ...functions]).map(({ group }) => group);
    expect([...new Set(groups)]).toEqual([
      "convex",
      "valleys",
      "multimodal",
      "least squares",
      "small traps",
      "bbob",
      "own",
    ]);
  });

  it("lose none and keep their order within a group", () => {
    const sorted = inGroups(functions);
    expect(sorted.length).toBe(functions.length);
    for (const { group } of functions) {
      const of = (list: typeof functions) => list.filter((fn) => fn.group === group);
      expect(of(sorted)).toEqual(of(functions));
    }
  });
});
