import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupCases } from "../../src/report/group.js";
import type { SortKey } from "../../src/report/sort-rows.js";
import { renderTable, type TableOptions } from "../../src/report/table.js";
import { grid } from "../../src/terminal/grid.js";
import { anyCase, caseResult, divergedCase, failedCase } from "./any-results.js";
import { coloured, expectFits, expectNumbersOnly, look, withoutColour } from "./screens.js";

const GAP: TableOptions = { sort: "steps", metric: "gap" };

function table(
  cases: readonly ReturnType<typeof caseResult>[],
  width = 80,
  options: Partial<TableOptions> = {},
  paint = look(width).paint,
): string[] {
  const [group] = groupCases(cases);
  return renderTable(group, { ...GAP, ...options }, { ...look(width), paint }, grid);
}

const several = [
  caseResult({ optimizer: "adam:lr=0.3", steps: 82 }),
  caseResult(),
  caseResult({ optimizer: "sgd:lr=0.95", steps: 141 }),
  caseResult({ optimizer: "rmsprop:lr=0.05", steps: 64, held: false, settled: null }),
  divergedCase(),
];

describe("the convergence table", () => {
  it("is what its description shows", () => {
    expect(table(several, 82)).toEqual([
      "    optimizer        steps  evals  vs best     best    final  status",
      "*B  momentum:lr=0.1     76     77    1.00x  2.8e-18  1.7e-17  reached",
      " A  adam:lr=0.3         82     77    1.08x  2.8e-18  1.7e-17  reached",
      " C  sgd:lr=0.95        141     77    1.86x  2.8e-18  1.7e-17  reached",
      " D  rmsprop:lr=0.05     64     77    0.84x  2.8e-18  1.7e-17  reached, NOT HELD",
      " E  sgd:lr=1.1           -    195        -    6.5e0        -  DIVERGED at step 194",
    ]);
  });

  it("loses best, vs best, evals and final as it narrows, then stacks", () => {
    const heads = [82, 81, 72, 63, 56].map((width) => table(several, width)[0].trim());
    expect(heads.map((head) => head.split(/ {2,}/))).toEqual([
      ["optimizer", "steps", "evals", "vs best", "best", "final", "status"],
      ["optimizer", "steps", "evals", "vs best", "final", "status"],
      ["optimizer", "steps", "evals", "final", "status"],
      ["optimizer", "steps", "final", "status"],
      ["optimizer", "steps", "status"],
    ]);
    expect(table(several, 40).slice(0, 8)).toEqual([
      "*B momentum:lr=0.1",
      "   76 steps  77 evals  1.00x",
      "   final 1.7e-17",
      "   reached",
      " A adam:lr=0.3",
      "   82 steps  77 evals  1.08x",
      "   final 1.7e-17",
      "   reached",
    ]);
  });

  it("ranks by evaluations where these are what counts", () => {
    const dear = caseResult({ optimizer: "newton", steps: 5, settled: 5, evaluations: 90 });
    const cheap = caseResult({ optimizer: "adam", steps: 29, settled: 29, evaluations: 30 });
    const [, first, second] = table([dear, cheap], 80, { cost: "evaluations" });
    expect(first).toMatch(/^ A {2}newton +5 +90 +3\.00x/);
    expect(second).toMatch(/^\*B {2}adam +29 +30 +1\.00x/);
    expect(table([dear, cheap])[1]).toMatch(/^\*A/);
  });

  it("names no best where none has reached the target and stayed", () => {
    const lost = caseResult({ held: false, settled: null });
    expect(table([lost, divergedCase()]).join("\n")).not.toMatch(/\*|1\.00x/);
    expect(table([divergedCase()])).toHaveLength(2);
  });

  it("says when a case that rose above the target once more came to stay below it", () => {
    const late = caseResult({ steps: 64, held: false, settled: 90 });
    expect(table([late])[1]).toMatch(/^\*A .*reached, held from 90$/);
  });

  it("marks every case that shares the first place", () => {
    const lines = table([caseResult(), caseResult({ optimizer: "adam" })]);
    expect(lines.filter((line) => line.startsWith("*"))).toHaveLength(2);
  });

  it("has no ratio to a best of no steps", () => {
    expect(table([caseResult({ steps: 0 })])[1]).toMatch(/ 0 +77 +- /);
  });

  it("says of what its numbers are where the gap does not judge", () => {
    expect(table(several, 100, { metric: "distance" })[0]).toMatch(/best f - f\* +final f - f\*/);
    const gradient = table([caseResult()], 100, { metric: "gradient" });
    expect(gradient[0]).toMatch(/best f - f\* +final \|grad f\|/);
    expect(gradient[1]).toMatch(/ 2\.8e-18 +1\.0e-9 /);
    const unknown = caseResult({
      best: { step: 1, value: 3, gap: null },
      final: { step: 2, value: 4, gap: null, gradientNorm: 5, x: [0] },
    });
    expect(table([unknown], 100, { metric: "distance" })[0]).toMatch(/best f +final f /);
  });

  it("tells seeds apart where there are several", () => {
    const lines = table([caseResult(), caseResult({ seed: 2 })]);
    expect(lines[1]).toContain("momentum:lr=0.1 seed=1");
    expect(lines[2]).toContain("momentum:lr=0.1 seed=2");
    expect(table([caseResult({ seed: 2 })])[1]).not.toContain("seed");
  });

  it("shows the label for the optimizer", () => {
    expect(table([caseResult({ label: "fast" })])[1]).toMatch(/^\*A {2}fast /);
  });

  it("prints each message of an error once, below, with its letters", () => {
    const lines = table([
      failedCase("no\u001b[31m way\nat all"),
      caseResult(),
      failedCase("no\u001b[31m way\nat all"),
    ]);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^ A {2}sgd .* ERROR at step 0$/),
      expect.stringMatching(/^ C {2}sgd .* ERROR at step 0$/),
      "",
      " A C  no\\x1b[31m way at all",
    ]);
  });

  it("has the same text in colour, the best in one and what went wrong in another", () => {
    for (const width of [80, 40]) {
      const painted = table(several, width, {}, coloured);
      expect(painted.map(withoutColour)).toEqual(table(several, width));
      const best = painted.find((line) => line.startsWith("*"))!;
      expect(best).toContain("\ue000better\ue001");
      const diverged = painted.find((line) => withoutColour(line).includes("DIVERGED"))!;
      expect(diverged).toContain("\ue000worse\ue001");
    }
  });
});

describe("rows are sorted", () => {
  it("by how they ended: out of time after stalled, before what escaped or diverged", () => {
    const ended = (["skipped", "escaped", "timeout", "stalled", "budget"] as const).map((status) =>
      caseResult({ optimizer: status, status, steps: null, held: false, settled: null }),
    );
    const order = table(ended, 100)
      .slice(1)
      .flatMap((line) => /[A-E] {2}(\w+)/.exec(line)?.[1] ?? []);
    expect(order.slice(0, 5)).toEqual(["budget", "stalled", "timeout", "escaped", "skipped"]);
  });

  const letters = (sort: SortKey, metric: TableOptions["metric"] = "gap") =>
    table(rows, 100, { sort, metric })
      .slice(1, 6)
      .map((line) => line[1])
      .join("");
  const point = (value: number, gradientNorm: number) => ({
    step: 100,
    value,
    gap: value,
    gradientNorm,
    x: [0],
  });
  const rows = [
    divergedCase({ optimizer: "e" }),
    caseResult({
      optimizer: "d",
      status: "budget",
      steps: null,
      held: false,
      settled: null,
      evaluations: 90,
      final: point(3, 1),
      best: { step: 1, value: 1, gap: 1 },
    }),
    caseResult({
      optimizer: "c",
      steps: 9,
      held: false,
      settled: null,
      evaluations: 80,
      final: point(2, 2),
      best: { step: 1, value: 2, gap: 2 },
    }),
    caseResult({
      optimizer: "b",
      steps: 20,
      evaluations: 21,
      final: point(1, 3),
      best: { step: 1, value: 3, gap: 3 },
    }),
    caseResult({
      optimizer: "a",
      steps: 10,
      evaluations: 30,
      final: point(0, 4),
      best: { step: 1, value: 4, gap: 4 },
    }),
  ];

  it.each([
    ["steps", "EDCBA"],
    ["final", "EDCBA"],
    ["best", "BCDEA"],
    ["evals", "DECBA"],
    ["name", "EDCBA"],
    ["given", "ABCDE"],
  ] as const)("by %s: the best first, the diverged last", (sort, order) => {
    expect(letters(sort)).toBe(order);
  });

  it("by what judges them at the end", () => {
    expect(letters("final", "gradient")).toBe("BCDEA");
  });
});

it("no table is wider than its width or lets a character through that moves the cursor", () => {
  fc.assert(
    fc.property(
      fc.array(anyCase, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 20, max: 130 }),
      fc.boolean(),
      fc.constantFrom<SortKey>("steps", "final", "best", "evals", "name", "given"),
      fc.constantFrom("gap" as const, "gradient" as const, "distance" as const),
      (cases, width, ascii, sort, metric) => {
        for (const group of groupCases(cases)) {
          const lines = renderTable(group, { sort, metric }, look(width, ascii), grid);
          expectFits(`${lines.join("\n")}\n`, look(width, ascii));
        }
      },
    ),
    { numRuns: 150 },
  );
});

it("no table shows NaN or Infinity", () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 20, max: 130 }), (one, width) => {
      const { label: _, ...named } = { ...one, optimizer: "sgd", message: "no" };
      expectNumbersOnly(table([named], width).join("\n"));
    }),
  );
});
