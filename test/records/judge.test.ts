import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Baseline, BaselineLine } from "../../src/records/baseline.js";
import { outcomeOf } from "../../src/records/outcome.js";
import { updatedLines } from "../../src/records/updated-lines.js";
import { judge, judgeCase, mostAllowed } from "../../src/records/judge.js";
import { STATUSES } from "../../src/records/results.js";
import { changedSuccess } from "../../src/records/success.js";
import type { Allowance } from "../../src/plan/gate.js";

const CRITERION = "gap 1e-6 in 1000";

function line(change: Partial<BaselineLine> = {}): BaselineLine {
  return {
    case: "f sgd",
    criterion: CRITERION,
    revision: "1",
    status: "reached",
    steps: 100,
    hits: { "1e-2": 10, "1e-8": null },
    ...change,
  };
}

function baselineOf(...lines: BaselineLine[]): Baseline {
  const byId = new Map(lines.map((one) => [one.case, one]));
  return { criterion: CRITERION, targets: [1e-2, 1e-8], lines: byId, disputed: new Set() };
}

const everything = { criterion: CRITERION, allow: () => ({}), isSelected: () => true };

describe("a case", () => {
  it.each<[string, string, Partial<BaselineLine>, Partial<BaselineLine>, Allowance]>([
    ["with the same numbers is the same", "same", {}, {}, {}],
    ["with one step more is a regression", "regressed", {}, { steps: 101 }, {}],
    ["with one step less is improved", "improved", {}, { steps: 99 }, {}],
    ["within the steps allowed passes", "allowed", {}, { steps: 102 }, { steps: 2 }],
    ["beyond the steps allowed does not", "regressed", {}, { steps: 103 }, { steps: 2 }],
    ["within the percent allowed passes", "allowed", {}, { steps: 102 }, { percent: 2 }],
    ["beyond the percent allowed does not", "regressed", {}, { steps: 103 }, { percent: 2.9 }],
    ["may use the larger allowance", "allowed", {}, { steps: 105 }, { percent: 1, steps: 5 }],
    ["hits a further target later", "regressed", {}, { hits: { "1e-2": 11, "1e-8": null } }, {}],
    ["no longer hits one", "regressed", {}, { hits: { "1e-2": null, "1e-8": null } }, {}],
    ["hits one for the first time", "improved", {}, { hits: { "1e-2": 10, "1e-8": 500 } }, {}],
    [
      "that is faster and hits a further target later is a regression",
      "regressed",
      {},
      { steps: 50, hits: { "1e-2": 11, "1e-8": null } },
      {},
    ],
    ["that diverges after its hit", "regressed", {}, { status: "diverged" }, { percent: 1000 }],
    ["that no longer reaches", "regressed", {}, { status: "budget", steps: null }, { steps: 1e9 }],
    [
      "that stalls where it ran out of budget is not worse",
      "noted",
      { status: "budget", steps: null },
      { status: "stalled", steps: null },
      {},
    ],
    [
      "that diverged and reaches is improved",
      "improved",
      { status: "diverged", steps: null },
      {},
      {},
    ],
    ["of another criterion", "incomparable", {}, { criterion: "gap 1e-6 in 2000" }, {}],
    ["of another revision", "incomparable", {}, { revision: "1 2" }, { steps: 1e9 }],
    ["with other targets", "incomparable", {}, { hits: { "1e-2": 10 } }, {}],
    ["of another revision with the same numbers", "incomparable", { revision: "2 1" }, {}, {}],
  ])("%s: %s", (_, kind, base, now, allow) => {
    expect(judgeCase(line(base), line(now), allow).kind).toBe(kind);
  });

  const far = { steps: null, hits: { "1e-2": null, "1e-8": null }, status: "budget" } as const;

  it.each<[string, string, Partial<BaselineLine>, Partial<BaselineLine>, Allowance]>([
    ["as near as before is the same", "same", { gap: 1.23 }, { gap: 1.23 }, {}],
    ["one unit farther is a regression", "regressed", { gap: 1.23 }, { gap: 1.24 }, { steps: 9 }],
    ["nearer is improved", "improved", { gap: 1.23 }, { gap: 1.22 }, {}],
    ["within the percent allowed passes", "allowed", { gap: 1.23 }, { gap: 1.35 }, { percent: 10 }],
    ["beyond them does not", "regressed", { gap: 1.23 }, { gap: 1.36 }, { percent: 10 }],
    ["of a line of old is judged as before", "same", {}, { gap: 1.23 }, {}],
    ["with a higher best f is a regression", "regressed", { value: -1.23 }, { value: -1.22 }, {}],
    [
      "and the allowance is of its size",
      "allowed",
      { value: -100 },
      { value: -98 },
      { percent: 2 },
    ],
    [
      "that diverges is worse, however near",
      "regressed",
      { gap: 5 },
      { gap: 1, status: "diverged" },
      {},
    ],
    ["that no longer does is better", "improved", { gap: 1, status: "diverged" }, { gap: 5 }, {}],
    [
      "that stalls farther away is worse",
      "regressed",
      { gap: 1 },
      { gap: 2, status: "stalled" },
      {},
    ],
  ])("that hits nothing, %s: %s", (_, kind, base, now, allow) => {
    expect(judgeCase(line({ ...far, ...base }), line({ ...far, ...now }), allow).kind).toBe(kind);
  });

  it("with a worse status is a regression whatever is allowed", () => {
    const rank = {
      reached: 0,
      budget: 1,
      stalled: 1,
      timeout: 2,
      escaped: 3,
      diverged: 3,
      error: 4,
      skipped: 4,
    };
    for (const before of STATUSES) {
      for (const after of STATUSES) {
        const { kind } = judgeCase(line({ status: before }), line({ status: after }), {
          steps: 1e9,
          percent: 1e9,
        });
        const expected =
          rank[after] > rank[before]
            ? "regressed"
            : rank[after] < rank[before]
              ? "improved"
              : before === after
                ? // nothing was measured either time
                  after === "error"
                  ? "incomparable"
                  : "same"
                : "noted";
        expect(kind, `${before} -> ${after}`).toBe(expected);
      }
    }
  });

  it("is allowed no fewer steps when the allowance grows, and none without one", () => {
    const amount = fc.nat(1000);
    fc.assert(
      fc.property(fc.nat(), amount, amount, (base, steps, percent) => {
        expect(mostAllowed(base, {})).toBe(base);
        const allowed = mostAllowed(base, { steps, percent });
        expect(Number.isInteger(allowed)).toBe(true);
        expect(allowed).toBeGreaterThanOrEqual(base + steps);
        expect(mostAllowed(base, { steps: steps + 1, percent })).toBeGreaterThanOrEqual(allowed);
      }),
    );
  });
});

describe("a check", () => {
  it("tells new cases and obsolete lines from the judged", () => {
    const base = baselineOf(line(), line({ case: "f old", steps: 7 }), line({ case: "g left" }));
    const verdicts = judge([line(), line({ case: "f new" })], base, {
      ...everything,
      isSelected: (id) => id.startsWith("f "),
    });
    expect(verdicts.map(({ id, kind }) => [id, kind])).toEqual([
      ["f sgd", "same"],
      ["f new", "new"],
      ["f old", "obsolete"],
    ]);
  });

  it("tells a method that has another name and the very numbers as renamed, and no other", () => {
    const far = { status: "budget", steps: null, hits: { "1e-2": null, "1e-8": null } } as const;
    const kindsOf = (base: BaselineLine[], now: BaselineLine[]) =>
      judge(now, baselineOf(...base), everything).map(({ kind, id }) => `${kind} ${id}`);
    const old = [line({ case: "f old" }), line({ case: "g old seed=2", ...far, gap: 1.23 })];
    const renamed = [line({ case: "f mine" }), line({ case: "g mine seed=2", ...far, gap: 1.23 })];
    expect(kindsOf(old, renamed)).toEqual(["renamed f mine", "renamed g mine seed=2"]);
    // lines of old, without how near they came
    const bare = old.map(({ gap: _, ...rest }) => rest);
    expect(kindsOf(bare, renamed)).toEqual(["renamed f mine", "renamed g mine seed=2"]);
    expect(kindsOf([line({ case: "old sgd" })], [line({ case: "new sgd" })])).toEqual([
      "renamed new sgd",
    ]);
    const apart = ["new f mine", "new g mine seed=2", "obsolete f old", "obsolete g old seed=2"];
    for (const change of [{ gap: 1.24 }, { status: "stalled" }, { revision: "1 2" }] as const) {
      expect(kindsOf(old, [renamed[0], { ...renamed[1], ...change }])).toEqual(apart);
    }
    // nothing tells which of the two it was
    expect(
      kindsOf([line({ case: "f a" }), line({ case: "f b" })], [line({ case: "f c" })]),
    ).toEqual(["new f c", "obsolete f a", "obsolete f b"]);
    // and a method without a number is like any other
    const nothing = line({ case: "f a", ...far });
    expect(kindsOf([nothing], [{ ...nothing, case: "f b" }])).toEqual(["new f b", "obsolete f a"]);
  });

  it("gives a renamed case its new line, and takes the old one away", () => {
    const base = baselineOf(line({ case: "f old" }));
    const verdicts = judge([line({ case: "f mine" })], base, everything);
    expect(outcomeOf(verdicts, false)).toBe("no verdict");
    expect([...updatedLines(base, verdicts, "all").keys()]).toEqual(["f mine"]);
    expect([...updatedLines(base, verdicts, "new").keys()]).toEqual(["f old", "f mine"]);
    expect([...updatedLines(base, verdicts, "changed").keys()]).toEqual(["f old"]);
  });

  it("compares nothing when the head of the baseline states another criterion", () => {
    const base = { ...baselineOf(line()), criterion: "gap 1e-3 in 10" };
    expect(judge([line()], base, everything)[0].kind).toBe("incomparable");
  });

  it("compares nothing with lines that contradict one another", () => {
    const base = { ...baselineOf(line()), disputed: new Set(["f sgd"]) };
    expect(judge([line()], base, everything)[0].kind).toBe("incomparable");
  });

  const regressed = judgeCase(line(), line({ steps: 101 }));
  const timedOut = judgeCase(line({ status: "timeout" }), line({ status: "timeout" }));
  const cutShort = judgeCase(line(), line({ status: "timeout", steps: null }));
  const reachedTooLate = judgeCase(line(), line({ status: "timeout", steps: 101 }));
  const improved = judgeCase(line(), line({ steps: 99 }));
  const same = judgeCase(line(), line());
  const [fresh] = judge([line()], baselineOf(), everything);
  const [obsolete] = judge([], baselineOf(line()), everything);
  const incomparable = judgeCase(line(), line({ revision: "2 1" }));

  it.each([
    ["pass", [same]],
    ["pass", [same, improved]],
    ["no verdict", []],
    ["no verdict", [same, fresh]],
    ["no verdict", [same, obsolete]],
    ["no verdict", [same, incomparable]],
    ["timeout", [timedOut, fresh]],
    ["timeout", [cutShort, same]],
    ["regression", [cutShort, regressed]],
    ["regression", [reachedTooLate]],
    ["regression", [regressed, timedOut, fresh]],
  ] as const)("comes to %s: case %#", (outcome, verdicts) => {
    expect(outcomeOf(verdicts, false)).toBe(outcome);
  });

  it("takes an improvement for a failure when it is strict", () => {
    expect(outcomeOf([same, improved], true)).toBe("regression");
    expect(outcomeOf([same], true)).toBe("pass");
  });

  it("counts successes over seeds and starts", () => {
    const seeds = ["f sgd", "f sgd seed=2", "f sgd start=1,1"];
    const base = baselineOf(...seeds.map((id) => line({ case: id })));
    const now = seeds.map((id, k) =>
      line({ case: id, ...(k === 1 ? { status: "diverged", steps: null } : {}) }),
    );
    expect(changedSuccess(judge(now, base, everything))).toEqual([
      { function: "f", optimizer: "sgd", of: 3, base: 3, now: 2 },
    ]);
  });
});

describe("an update", () => {
  const base = baselineOf(
    line({ case: "f gone" }),
    line({ case: "f kept" }),
    line({ case: "f slow" }),
  );
  const now = [
    line({ case: "f kept" }),
    line({ case: "f slow", steps: 200 }),
    line({ case: "f fresh" }),
  ];
  const verdicts = judge(now, base, everything);
  const stepsAfter = (which: "new" | "changed" | "all") =>
    Object.fromEntries(
      [...updatedLines(base, verdicts, which)].map(([id, { steps }]) => [id, steps]),
    );

  it("of all lines takes new, changed and obsolete ones", () => {
    expect(stepsAfter("all")).toEqual({ "f kept": 100, "f slow": 200, "f fresh": 100 });
  });

  it("of the new lines leaves the others", () => {
    const expected = { "f gone": 100, "f kept": 100, "f slow": 100, "f fresh": 100 };
    expect(stepsAfter("new")).toEqual(expected);
  });

  it("of the changed lines leaves the new and the obsolete", () => {
    expect(stepsAfter("changed")).toEqual({ "f gone": 100, "f kept": 100, "f slow": 200 });
  });

  it("keeps no timeout", () => {
    const late = judge([line({ case: "f late", status: "timeout" })], base, everything);
    expect([...updatedLines(base, late, "changed").keys()]).not.toContain("f late");
    expect([...updatedLines(base, late, "new").keys()]).not.toContain("f late");
  });
});
