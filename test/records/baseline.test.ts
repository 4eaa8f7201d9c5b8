import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criterionOf,
  FIRST_REVISION,
  sameLine,
  writeBaseline,
  type BaselineLine,
} from "../../src/records/baseline.js";
import { linesOf, readBaseline } from "../../src/records/read-baseline.js";
import { STATUSES } from "../../src/records/results.js";
import { OptbenchError } from "../../src/core/errors.js";

const CRITERION = "gap 1e-6 in 1000";
const HEAD = { criterion: CRITERION, targets: [1e-2, 1e-4] };

function line(id: string, steps: number | null = 10): BaselineLine {
  return {
    case: id,
    criterion: CRITERION,
    revision: FIRST_REVISION,
    status: steps === null ? "budget" : "reached",
    steps,
    hits: { "1e-2": 3, "1e-4": steps },
  };
}

const ids = fc
  .tuple(
    fc.constantFrom("beale", "booth", "rosenbrock", "rosenbrock:dim=3", "{x^2+y^2}"),
    fc.constantFrom("adam", "adam:lr=0.1", "sgd:lr=0.9+cosine", "mine:a=1"),
    fc.constantFrom("", " seed=2", " start=-1.2,1", " start=1,1 seed=3"),
  )
  .map((parts) => `${parts[0]} ${parts[1]}${parts[2]}`);
/** First hits of 1e-2, 1e-4 and 1e-6: a run that hits one has hit those before it. */
const hits = fc
  .array(fc.nat({ max: 5 }), { maxLength: 3 })
  .map((given) => [0, 1, 2].map((k) => given.toSorted((a, b) => a - b)[k] ?? null));
const lines = fc.uniqueArray(
  fc
    .record({
      case: ids,
      criterion: fc.constantFrom(CRITERION, "gradient 1e-6 in 5"),
      revision: fc.constantFrom("1", "2 1", "1 1+3"),
      status: fc.constantFrom(...STATUSES.filter((one) => one !== "timeout")),
      hits,
    })
    .map(({ status, hits: [far, near, nearest], ...rest }): BaselineLine => ({
      ...rest,
      status: status === "reached" && nearest === null ? "budget" : status,
      steps: nearest,
      hits: { "1e-2": far, "1e-4": near },
    })),
  { selector: (one) => one.case },
);

describe("a baseline", () => {
  it("reads back as it was written", () => {
    fc.assert(
      fc.property(lines, (given) => {
        const text = writeBaseline(HEAD, given);
        const read = readBaseline(text, "a.json");
        expect(read).toMatchObject({ ...HEAD, disputed: new Set() });
        expect([...read.lines.values()].toSorted(byId)).toEqual(given.toSorted(byId));
        expect(writeBaseline(read, read.lines.values())).toBe(text);
      }),
    );
  });

  it("is JSON with a case a line, sorted, functions apart, and nothing of the machine", () => {
    const text = writeBaseline(HEAD, [line("b sgd"), line("a sgd", null), line("a adam")]);
    expect(text).toBe(`{"format":"optbench-baseline/1",
"criterion":"gap 1e-6 in 1000",
"targets":["1e-2","1e-4"],
"cases":[

{"case":"a adam","criterion":"gap 1e-6 in 1000","status":"reached","steps":10,"hits":{"1e-2":3,"1e-4":10}},
{"case":"a sgd","criterion":"gap 1e-6 in 1000","status":"budget","steps":null,"hits":{"1e-2":3,"1e-4":null}},

{"case":"b sgd","criterion":"gap 1e-6 in 1000","status":"reached","steps":10,"hits":{"1e-2":3,"1e-4":10}},

null]}
`);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it("keeps the bytes of every other line when a case comes, goes or changes", () => {
    fc.assert(
      fc.property(lines, line0(), (given, one) => {
        const others = given.filter((other) => other.case !== one.case);
        const without = caseLines(writeBaseline(HEAD, others));
        const added = caseLines(writeBaseline(HEAD, [...others, one]));
        expect(added.filter((text) => !without.includes(text))).toHaveLength(1);
        expect(without.filter((text) => !added.includes(text))).toEqual([]);
      }),
    );
  });

  it("is read in any order and layout, with a line twice, with CRLF and a byte-order mark", () => {
    const text = writeBaseline(HEAD, [line("a adam"), line("a sgd")]);
    const { cases, ...head } = JSON.parse(text) as { cases: unknown[] };
    const shuffled = { cases: [cases[1], cases[0], cases[1]], ...head };
    const expected = readBaseline(text, "a.json").lines;
    const pretty = `\ufeff${JSON.stringify(shuffled, null, 2).replaceAll("\n", "\r\n")}`;
    const read = readBaseline(pretty, "a.json");
    expect(Object.fromEntries(read.lines)).toEqual(Object.fromEntries(expected));
    expect(read.disputed.size).toBe(0);
  });

  it("knows the cases about which its lines disagree", () => {
    const text = writeBaseline(HEAD, [line("a adam"), line("a adam", 11), line("b adam")]);
    expect([...readBaseline(text, "a.json").disputed]).toEqual(["a adam"]);
  });

  it("says on which line a case stands", () => {
    const text = writeBaseline(HEAD, [line("a adam"), line('b "quoted"')]);
    const rows = text.split("\n");
    for (const [id, row] of linesOf(text)) expect(rows[row - 1]).toContain(JSON.stringify(id));
    expect(linesOf(text).size).toBe(2);
  });
});

describe("a baseline that is not one is refused, with its name:", () => {
  const good = writeBaseline(HEAD, [line("a adam"), line("b sgd")]);
  it.each([
    ["cut off", "{", "a.json:1  not valid JSON"],
    ["a comma too many", good.replace("null]", "]"), "not valid JSON"],
    ["a word without quotes", good.replace('"b sgd"', "b"), /a\.json:8 {2}not valid JSON/],
    ["an id that is none", good.replace('"b sgd"', '"=b sgd"'), `"=b sgd" is not the id of a case`],
    ["an id without a method", good.replace('"b sgd"', '"b"'), `"b" is not the id of a case`],
    [
      "words behind an id",
      good.replace('"b sgd"', '"b sgd x"'),
      `"b sgd x" is not the id of a case`,
    ],
    ["a list", "[]", "a.json: expected an object"],
    [
      "nothing in it",
      "{}",
      "a.json: not a baseline: expected format 'optbench-baseline/1', got nothing",
    ],
    ["another format", good.replace("baseline/1", "baseline/2"), "got 'optbench-baseline/2'"],
    [
      "no criterion",
      good.replace('"criterion":"gap 1e-6 in 1000",\n', ""),
      "a.json: criterion: expected text",
    ],
    [
      "a target of zero",
      good.replace('"1e-4"]', "0]"),
      "a.json: targets: expected targets such as",
    ],
    [
      "a target that is no finite number",
      good.replace('"1e-4"]', '"1e999"]'),
      "a.json: targets: expected targets such as",
    ],
    [
      "a run that had too little time",
      good.replace('"reached"', '"timeout"'),
      "a.json:6: status: expected one of a run that had its time",
    ],
    [
      "steps behind the last iteration",
      good.replace('"steps":10', '"steps":1001'),
      "a.json:6: steps: expected at most 1000, of 'gap 1e-6 in 1000'",
    ],
    [
      "a hit behind the last iteration",
      good.replace('"1e-2":3', '"1e-2":1001'),
      "a.json:6: hits: expected at most 1000",
    ],
    [
      "a key twice in a line",
      good.replace('"steps":10', '"steps":1,"steps":10'),
      "a.json:6  the key 'steps' stands twice in one object",
    ],
    [
      "its cases twice",
      good.replace('"cases":[', '"cases":[null],"cases":['),
      "a.json:4  the key 'cases' stands twice",
    ],
    [
      "an unknown status",
      good.replace('"reached"', '"won"'),
      "a.json:6: status: expected one of reached, budget",
    ],
    [
      "negative steps",
      good.replace('"steps":10', '"steps":-1'),
      "a.json:6: steps: expected a count or null",
    ],
    [
      "half a step",
      good.replace('"steps":10', '"steps":1.5'),
      "a.json:6: steps: expected a count or null",
    ],
    [
      "a misspelt key",
      good.replace('"steps":10', '"step":10'),
      "a.json:6: unknown key 'step'\n  did you mean 'steps'?",
    ],
    [
      "a prototype among the hits",
      good.replace('"1e-2":3', '"__proto__":3'),
      "a.json:6: hits: expected hits by target",
    ],
    [
      "a prototype at the top",
      good.replace('"format"', '"__proto__":{},"format"'),
      "a.json: unknown key '__proto__'",
    ],
    [
      "a conflict",
      good.replace('{"case":"a adam"', '<<<<<<< HEAD\n{"case":"a adam"'),
      "a.json:6  an unresolved merge",
    ],
  ])("%s", (_, text, message) => {
    expect(() => readBaseline(text, "a.json")).toThrow(OptbenchError);
    expect(() => readBaseline(text, "a.json")).toThrow(message);
  });

  it("no JSON value crashes it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const cases = JSON.stringify({ ...JSON.parse(good), cases: [value] });
        for (const text of [JSON.stringify(value), cases]) {
          if (value === null && text === cases) continue;
          expect(() => readBaseline(text, "a.json")).toThrow(OptbenchError);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("a criterion", () => {
  const settings = { iterations: 1e9, tolerance: 1e-6, metric: "gap", targets: [] } as const;
  it.each([
    [{}, "gap 1e-6 in 1000000000"],
    [{ maxEvaluations: 500 }, "gap 1e-6 in 1000000000, 500 evaluations"],
    [{ stopAtTarget: true, maxEvaluations: Infinity }, "gap 1e-6 in 1000000000, stop at target"],
  ])("with %j is %s", (more, text) => {
    expect(criterionOf({ ...settings, ...more })).toBe(text);
  });
});

describe("two lines say the same", () => {
  it("whatever the order of their targets", () => {
    expect(sameLine(line("a b"), { ...line("a b"), hits: { "1e-4": 10, "1e-2": 3 } })).toBe(true);
  });

  it("not when one number differs", () => {
    expect(sameLine(line("a b"), { ...line("a b"), hits: { "1e-4": 10, "1e-2": 4 } })).toBe(false);
    expect(sameLine(line("a b"), { ...line("a b"), revision: "2 1" })).toBe(false);
  });
});

function line0(): fc.Arbitrary<BaselineLine> {
  return ids.map((id) => line(id, 7));
}

function caseLines(text: string): string[] {
  return text.split("\n").filter((row) => row.startsWith('{"case"'));
}

function byId(a: BaselineLine, b: BaselineLine): number {
  return a.case < b.case ? -1 : 1;
}
