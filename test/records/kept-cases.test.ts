import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeptCase, NO_CURVE } from "../../src/records/kept-case.js";
import { KeptCases } from "../../src/records/kept-cases.js";
import type { CaseResult } from "../../src/records/results.js";
import { anyCase, anyText, caseResult } from "../report/any-results.js";

const point = (n: number) =>
  fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
    minLength: n,
    maxLength: n,
  });

/** Cases as runs make them, with all that a row has a place for. */
const usualCase: fc.Arbitrary<CaseResult> = fc
  .record({
    one: anyCase,
    id: anyText,
    n: fc.integer({ min: 1, max: 5 }),
    hasBest: fc.boolean(),
    curve: fc.constantFrom("none", "end", "whole"),
    lostAt: fc.option(fc.nat(), { nil: undefined }),
    closest: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    linearRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    aocc: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    hits: fc.dictionary(fc.constantFrom("1e-2", "1e-4", "1e-8"), fc.option(fc.nat()), {
      noNullPrototype: true,
    }),
    settings: fc.constantFrom(undefined, { iterations: 7 }, { tolerance: 0.1 }),
  })
  .chain(({ one, n, ...parts }) =>
    fc
      .record({ start: point(n), best: point(n), final: point(n) })
      .map((points) => usual(one, { ...parts, ...points, dimension: n })),
  );

type Column = readonly (number | null)[];

function usual(
  one: CaseResult,
  {
    start,
    best,
    final,
    hasBest,
    curve,
    lostAt,
    closest,
    linearRate,
    settings,
    ...parts
  }: Pick<CaseResult, "id" | "dimension" | "hits" | "aocc"> & {
    readonly start: Column;
    readonly best: Column;
    readonly final: Column;
    readonly hasBest: boolean;
    readonly curve: string;
    readonly lostAt: number | undefined;
    readonly closest: number | undefined;
    readonly linearRate: number | undefined;
    readonly settings: CaseResult["settings"] | undefined;
  },
): CaseResult {
  const { step, value } = one.final;
  const end = { step: [step], value: [value], best: [one.best.value] };
  return {
    ...one,
    ...parts,
    start: start.map((xi) => xi ?? 0),
    ...(settings === undefined ? {} : { settings }),
    ...(lostAt === undefined ? {} : { lostAt }),
    ...(closest === undefined ? {} : { closest }),
    ...(linearRate === undefined ? {} : { linearRate }),
    best: { ...one.best, ...(hasBest ? { x: best } : {}) },
    final: { ...one.final, x: final },
    curve: curve === "none" ? NO_CURVE : curve === "end" ? end : one.curve,
  };
}

/** Of what is undefined JSON has no key, and a case of results neither. */
const plain = (one: CaseResult) =>
  Object.fromEntries(
    Object.entries((one as unknown as KeptCase).toJSON()).filter(
      ([, value]) => value !== undefined,
    ),
  );

describe("a kept case", () => {
  it("is a row that reads like the case", () => {
    fc.assert(
      fc.property(fc.array(usualCase, { minLength: 1, maxLength: 200 }), (cases) => {
        const kept = new KeptCases();
        const rows = cases.map((one) => kept.keep(one));
        for (const [k, row] of rows.entries()) {
          expect(row).toBeInstanceOf(KeptCase);
          expect(plain(row)).toStrictEqual(cases[k]);
        }
      }),
    );
  });

  it("is one of many: more than a block, and kinds that change from case to case", () => {
    const kept = new KeptCases();
    const cases = Array.from({ length: 20_000 }, (_, k) =>
      caseResult({
        id: `anisotropic m${k % 7} start=random#${k}`,
        optimizer: `m${k % 7}`,
        seed: k,
        aocc: k / 20_000,
        ...(k % 3 === 0 ? { message: `said ${k % 5}` } : {}),
        ...(k % 2 === 0 ? { linearRate: 1 / (k + 1) } : {}),
        curve: NO_CURVE,
      }),
    );
    const rows = cases.map((one) => kept.keep(one));
    expect(rows.map(plain)).toStrictEqual(cases);
  });

  it("has in JSON the keys in their order", () => {
    const { best, final, curve: _, ...before } = caseResult();
    const ordered = { ...before, aocc: 0.5, best, final, message: "x", curve: NO_CURVE };
    expect(JSON.stringify(new KeptCases().keep(ordered))).toBe(JSON.stringify(ordered));
  });

  it("stays as it is where it has what a row has no place for", () => {
    const whole = caseResult({ aocc: 0.5 });
    const bare = { ...whole, curve: NO_CURVE };
    const unusual: Partial<CaseResult>[] = [
      { restarts: 2 },
      { fragile: true },
      { at: "mine.mjs:4:27" },
      { path: [[1, 2]] },
      { ladder: [1, null] },
      { evaluations: 3e9 },
      { hits: { "1e-2": 3e9 } },
      { final: { ...whole.final, x: [] } },
      { dimension: 65, start: Array.from({ length: 65 }, () => 0) },
    ];
    const kept = new KeptCases();
    for (const parts of unusual) {
      const one = { ...bare, ...parts };
      expect(kept.keep(one)).toBe(one);
    }
    const { aocc: _, ...old } = bare;
    expect(kept.keep(old)).toBe(old);
    expect(kept.keep({ ...whole, restarts: 1 }, NO_CURVE)).toStrictEqual({ ...bare, restarts: 1 });
    expect(kept.keep(whole, NO_CURVE)).toBeInstanceOf(KeptCase);
  });
});
