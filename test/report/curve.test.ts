import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type CurveOptions, type CurveSeries, endingOf } from "../../src/report/curve-series.js";
import { renderCurves } from "../../src/report/curve.js";
import type { Look } from "../../src/report/look.js";
import { adagrad, adam, momentum, type Run, run, sgd } from "./quadratic-runs.js";
import {
  coloured,
  expectFits,
  expectNumbersOnly,
  look,
  plotRows,
  withoutColour,
} from "./screens.js";

const TARGET = 1e-6;

const best: CurveOptions = {
  title: "best f - f*",
  aim: "f - f* ≤ 1e-6",
  target: TARGET,
  style: "ascii",
};

function curveOf(letter: string, values: readonly number[], label = letter): CurveSeries {
  const hit = values.findIndex((value) => value <= TARGET);
  return {
    letter,
    label,
    step: values.map((_, t) => t),
    value: values.map((value) => (Number.isFinite(value) ? value : null)),
    hit: hit < 0 ? null : hit,
    ...endOf(values),
  };
}

/** What is known of a run whatever of its curve was kept. */
function endOf(values: readonly (number | null)[]) {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  return {
    end: Math.max(0, values.length - 1),
    endsFinite: Number.isFinite(values.at(-1) ?? NaN),
    closest: finite.length === 0 ? null : Math.min(...finite),
  };
}

function bestOf(letter: string, { label, values }: Run): CurveSeries {
  let low = Infinity;
  return curveOf(
    letter,
    values.map((value) => (low = Math.min(low, value))),
    label,
  );
}

const book = [
  bestOf("A", run("adam:lr=0.3", adam(0.3), 500)),
  bestOf("B", run("momentum:lr=0.1", momentum(0.1), 500)),
  bestOf("C", run("sgd:lr=0.95", sgd(0.95), 500)),
  bestOf("D", run("adagrad:lr=0.4", adagrad(0.4), 500)),
  { ...bestOf("E", run("sgd:lr=1.1", sgd(1.1), 500)), ending: "diverged" },
];

const raw = [
  curveOf("A", run("", adam(0.3), 300).values, "adam:lr=0.3"),
  curveOf("C", run("", sgd(0.95), 300).values, "sgd:lr=0.95"),
  curveOf("E", run("", sgd(1.1), 300).values, "sgd:lr=1.1"),
];

describe("loss curves on screen", () => {
  const screens: [file: string, series: CurveSeries[], options: CurveOptions, look: Look][] = [
    ["curve-80", book, best, look(80)],
    ["curve-40", book, best, look(40)],
    ["curve-120", book, best, look(120)],
    ["curve-20", book, best, look(20)],
    ["curve-braille-80", book, { ...best, style: "braille" }, look(80, false)],
    ["curve-braille-40", book, { ...best, style: "braille" }, look(40, false)],
    ["curve-value-80", raw, { ...best, title: "f - f*" }, look(80)],
    ["curve-no-target-80", book, { ...best, target: null }, look(80)],
    ["curve-early-80", book, { ...best, until: 12 }, look(80)],
  ];
  for (const [file, series, options, how] of screens) {
    it(`look as recorded in ${file}`, async () => {
      const text = renderCurves(series, options, how);
      expectFits(text, how);
      await expect(text).toMatchFileSnapshot(`../golden/screens/${file}.txt`);
    });
  }

  it("fall back to letters where braille is wanted but only ASCII is understood", () => {
    const text = renderCurves(book, { ...best, style: "braille" }, look(80));
    expect(text).toBe(renderCurves(book, best, look(80)));
  });
});

describe("the sentence above the curves", () => {
  const sentence = (series: readonly CurveSeries[], more: Partial<CurveOptions> = {}) =>
    renderCurves(series, { ...best, ...more }, look(300)).split("\n")[0];
  const falling = (letter: string, steps: number, length = 40) =>
    curveOf(
      letter,
      Array.from({ length }, (_, t) => (t < steps ? 1 : 1e-7)),
      "label",
    );

  it("names who is first and gives the iterations of the others in order", () => {
    expect(sentence([falling("A", 9), falling("B", 3), falling("C", 12)])).toBe(
      "B label reaches f - f* <= 1e-6 first, at iteration 3; then A at 9 and C at 12.",
    );
  });

  it("names all who are first together", () => {
    expect(sentence([falling("A", 3), falling("B", 3)])).toBe(
      "A label and B label reach f - f* <= 1e-6 at iteration 3.",
    );
  });

  it("says that a curve is the only one, but not of a curve that is alone", () => {
    expect(sentence([falling("A", 3), falling("B", 50)])).toBe(
      "Only A label reaches f - f* <= 1e-6, at iteration 3. B does not within 39 iterations.",
    );
    expect(sentence([falling("A", 3)])).toBe("A label reaches f - f* <= 1e-6 at iteration 3.");
  });

  it("counts those beyond the fourth", () => {
    const many = [..."ABCDEFG"].map((letter, k) => falling(letter, k + 1));
    expect(sentence(many)).toMatch(/; then B at 2, C at 3, D at 4, E at 5 and 2 more\.$/);
  });

  it("says who came closest where nobody reaches the target", () => {
    expect(sentence([falling("A", 99), curveOf("B", [1, 0.25], "b"), falling("C", 99)])).toBe(
      "None reaches f - f* <= 1e-6 within 39 iterations; B b gets closest, to 2.5e-1. B ends at iteration 1.",
    );
    expect(sentence([falling("A", 99)])).toBe(
      "A label does not reach f - f* <= 1e-6 within 39 iterations; it gets to 1.0e0.",
    );
  });

  it("says nothing of who comes closest where that is not known", () => {
    const unknown = ["A", "B"].map((letter) => ({ ...falling(letter, 99), closest: null }));
    expect(sentence(unknown)).toBe("None reaches f - f* <= 1e-6 within 39 iterations.");
    expect(sentence([unknown[0]])).toBe(
      "A label does not reach f - f* <= 1e-6 within 39 iterations.",
    );
  });

  it("does not say of a median that none of its runs reach the target where some do", () => {
    const some = { ...falling("B", 99), partly: "in 7 of 20 runs" };
    expect(sentence([falling("A", 3), some, falling("C", 99)])).toBe(
      "Only A label reaches f - f* <= 1e-6, at iteration 3. C does not within 39 iterations. " +
        "B reaches it in 7 of 20 runs.",
    );
    expect(sentence([some, falling("C", 99)])).toBe(
      "No median reaches f - f* <= 1e-6 within 39 iterations; B label gets closest, to 1.0e0. " +
        "B reaches it in 7 of 20 runs.",
    );
  });

  it("rounds as the table does", () => {
    const half = { ...falling("A", 3), hit: 166.5 };
    expect(sentence([half])).toBe("A label reaches f - f* <= 1e-6 at iteration 167.");
    const near = { ...falling("A", 99), closest: 9.4567e-3 };
    expect(sentence([near])).toMatch(/it gets to 9\.5e-3\.$/);
  });

  it("stands alone where no plot is wanted, also without a curve", () => {
    const bare = { ...falling("A", 3), step: [], value: [] };
    expect(renderCurves([bare], { ...best, style: "off" }, look(300))).toBe(
      "A label reaches f - f* <= 1e-6 at iteration 3.\n",
    );
  });

  it("says how a run broke off: what threw is not said to be without a finite value", () => {
    const threw = { ...curveOf("A", [4, 3, NaN]), ...endingOf("error") };
    const shown = renderCurves([threw], best, look(120));
    expect(shown).toContain("A ended in an error at iteration 2.");
    expect(shown).not.toContain("finite");
    expect([endingOf("diverged").ending, endingOf("budget").ending]).toEqual([
      "diverged",
      undefined,
    ]);
  });

  it("says who broke off, and why where that is known", () => {
    const broken = curveOf("E", [1, 2, 3]);
    const lost = curveOf("F", [1, 2, NaN]);
    expect(sentence([falling("A", 3), { ...broken, ending: "diverged" }, lost])).toBe(
      "Only A label reaches f - f* <= 1e-6, at iteration 3. " +
        "E diverged at iteration 2 and F is no longer finite at iteration 2.",
    );
  });

  it("speaks of no number of iterations where all broke off before theirs", () => {
    const broken = { ...forgetHit(curveOf("A", [4, 9, 99])), ending: "diverged" };
    expect(sentence([broken])).toBe(
      "A A does not reach f - f* <= 1e-6; it gets to 4.0e0. A diverged at iteration 2.",
    );
  });
});

function forgetHit(series: CurveSeries): CurveSeries {
  return { ...series, hit: null };
}

describe("a loss curve", () => {
  const rowsOf = (series: readonly CurveSeries[], options = best, how = look(80)) =>
    plotRows(renderCurves(series, options, how), options.title);
  const rowWith = (rows: readonly string[], glyph: string) =>
    rows.findIndex((row) => row.includes(glyph));

  it("stands on the target's row or below exactly where it has reached the target", () => {
    const value = fc.double({ min: 1e-12, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(value, (x) => {
        fc.pre(Math.abs(x / TARGET - 1) > 1e-6);
        const rows = rowsOf([curveOf("A", [100, x, x])]);
        const target = rowWith(rows, "- -");
        const end = rows.findIndex((row) => /A\s*(A A)?$/.test(row) && !row.startsWith("A"));
        expect(end >= target).toBe(x <= TARGET);
      }),
    );
  });

  it("shows every one of several curves that coincide", () => {
    const values = Array.from({ length: 60 }, (_, t) => 100 / (1 + t));
    const rows = rowsOf([..."ABCDE"].map((letter) => curveOf(letter, values))).map((row) =>
      row.slice(0, 60),
    );
    for (const letter of "ABCDE") expect(rowWith(rows, letter)).toBeGreaterThanOrEqual(0);
  });

  it("bridges the rows of a fall within one column in lower case", () => {
    const rows = rowsOf([
      curveOf(
        "A",
        Array.from({ length: 200 }, (_, t) => (t < 100 ? 1 : 1e-5)),
      ),
    ]);
    const column = rows[rowWith(rows, "a")].indexOf("a");
    const fall = rows
      .map((row) => row[column])
      .join("")
      .trim();
    expect(fall).toMatch(/^a{2,}A-?$/);
  });

  it("has capitals at iterations and lower case between them where there are fewer iterations than columns", () => {
    const rows = rowsOf([curveOf("A", [5, 5, 5, 5], "b")], { ...best, target: null });
    const row = rows.find((one) => one.includes("A"))!;
    expect(row.match(/A/g)).toHaveLength(4 + 1); // with the name
    expect(row).toMatch(/^Aa+Aa+Aa+A A b$/);
  });

  it("ends where its data end", () => {
    const rows = rowsOf([curveOf("A", Array<number>(100).fill(1)), curveOf("B", [9e3, 9e3, 9e3])]);
    const row = rows[rowWith(rows, "B")].trimEnd();
    expect(row).toMatch(/^B+ B B$/);
    expect(row.length).toBeLessThan(12);
  });

  it("holds its value between thinned points", () => {
    const thinned = {
      letter: "A",
      label: "A",
      step: [0, 5000, 10000],
      value: [1, 0.01, 0.01],
      hit: null,
      end: 10000,
      endsFinite: true,
      closest: 0.01,
    };
    const rows = rowsOf([thinned]);
    const upper = rows[rowWith(rows, "A")];
    expect(upper.lastIndexOf("A")).toBeGreaterThan(20);
    expect(upper).not.toContain(" A");
  });

  it("puts zero, negative gaps and all far below the target into one row", () => {
    const rows = rowsOf([curveOf("A", [1, 0]), curveOf("B", [1, -3]), curveOf("C", [1, 1e-300])]);
    const text = renderCurves([curveOf("A", [1, 0])], best, look(80));
    expect(text).toContain("<1e-8 |");
    expect(rows[rows.length - 1]).toMatch(/[ABC] *$/);
    for (const letter of "abc") expect(rows.slice(0, -1).join("")).toContain(letter);
    const bottom = (value: number) => rowsOf([curveOf("A", [1, value, 0])]).at(-1)!;
    expect([0.9e-8, 1.1e-8].map((value) => bottom(value).includes("a"))).toEqual([true, false]);
  });

  it("shares a row with all that climbs far above the start", () => {
    const text = renderCurves(raw, best, look(80));
    expect(text).toContain(">1e4 |");
  });

  it("ends a little after the last hit where most have hit", () => {
    const text = renderCurves(book, best, look(80));
    const last = Math.max(...book.flatMap(({ hit }) => (hit === null ? [] : [hit])));
    const ticks = text
      .match(/^ +0 .*iteration$/m)![0]
      .match(/\d+/g)!
      .map(Number);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(Math.ceil(last * 1.25));
    expect(Math.max(...ticks)).toBeGreaterThan(last / 2);
  });

  it("is drawn to the end of the data where none has hit, or fewer than are under way", () => {
    const slow = (letter: string) => curveOf(letter, Array<number>(401).fill(1));
    const fast = curveOf("C", [1, 1, ...Array<number>(399).fill(1e-7)]);
    const toTheEnd = / 0 .* 400 +iteration/;
    expect(renderCurves([slow("A")], best, look(80))).toMatch(toTheEnd);
    expect(renderCurves([slow("A"), slow("B"), fast], best, look(80))).toMatch(toTheEnd);
    expect(renderCurves([slow("A"), fast], best, look(80))).not.toMatch(toTheEnd);
  });
});

describe("a plot of loss curves", () => {
  it("is empty without series", () => {
    expect(renderCurves([], best, look(80))).toBe("");
  });

  it("is a sentence alone where no value is finite", () => {
    const none = curveOf("A", [NaN, Infinity]);
    expect(renderCurves([none], best, look(80))).toBe(
      "A A does not reach f - f* <= 1e-6. A is no longer finite at iteration 1.\n" +
        "There is no finite value to draw.\n",
    );
  });

  it("names curves beside their ends where there is room, and below otherwise", () => {
    const wide = renderCurves(book, best, look(80)).trimEnd().split("\n");
    expect(wide[wide.length - 1]).toMatch(/iteration$/);
    const narrow = renderCurves(book, best, look(40)).trimEnd().split("\n");
    expect(narrow[narrow.length - 1]).toMatch(/E sgd:lr=1.1$/);
  });

  it("shows every name whole at any width that holds it", () => {
    for (let width = 24; width <= 140; width++) {
      const text = renderCurves(book, best, look(width));
      for (const { letter, label } of book)
        expect(
          text.split("\n").some((line) => new RegExp(` ${letter} ${label}( |$)`).test(line)),
        ).toBe(true);
    }
  });

  it("has a label for an axis that reaches beyond the range of doubles", () => {
    const series = [curveOf("A", [1e81, 0])];
    const text = renderCurves(series, { ...best, target: 5e-324, height: 5 }, look(80));
    expect(text).toMatch(/<1e-3\d\d \|/);
    expectNumbersOnly(text);
  });

  it("cuts long names with an ellipsis", () => {
    const long = curveOf("A", [1, 0.1], "x".repeat(500));
    expect(renderCurves([long], best, look(40))).toMatch(/^ A x{34}\.\.\.$/m);
    expect(renderCurves([long], best, look(40, false))).toMatch(/^ A x{36}…$/m);
  });

  it("has a letter for each of thirty curves", () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcd"];
    const series = letters.map((letter, k) =>
      curveOf(letter, [100, ...Array<number>(99).fill((k + 1) / 3)], `name${k}`),
    );
    const text = renderCurves(series, best, look(80));
    for (const letter of letters) expect(plotRows(text, best.title).join("")).toContain(letter);
    expect(text).toContain("d name29");
  });

  it("paints each letter in the ink of its own series", () => {
    const text = renderCurves(book.slice(0, 3), best, { ...look(80), paint: coloured });
    for (const [, ink, letters] of text.matchAll(/\ue000(\d)\ue001(\w+)/g))
      expect([...letters.toUpperCase()].every((one) => one === "ABC"[Number(ink)])).toBe(true);
    expect(text).toContain("\ue0002\ue001C\ue002 sgd:lr=0.95");
  });
});

const anyValue = fc.oneof(
  fc.double({ min: 0, max: 1e3, noNaN: true }),
  fc.constantFrom(null, 0, -1, -0, 1e300, 1e-320, 1.7e308, 5e-324, 1e-6, 1, NaN, Infinity),
  fc.integer({ min: -320, max: 308 }).map((k) => Number(`1e${k}`)),
);

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constant("a\u001b[31m\nb"));

const plainText = fc.constantFrom("adam:lr=0.3", "", "sgd:lr=0.95+cosine:min=0.01", "x²", "東京");

function anySeries(text: fc.Arbitrary<string>): fc.Arbitrary<CurveSeries> {
  const anyStrides = fc.array(fc.constantFrom(1, 1, 1, 3, 1000, 12345678), { maxLength: 40 });
  return fc
    .record({
      letter: fc.oneof(fc.constantFrom("A", "B", "C", "a", "Ω", ""), text),
      label: text,
      strides: anyStrides,
      values: fc.array(anyValue, { minLength: 41, maxLength: 41 }),
      hit: fc.option(fc.integer({ min: 0, max: 1e8 })),
      ending: fc.constantFrom(undefined, "diverged"),
    })
    .map(({ letter, label, strides, values, hit, ending }) => {
      let at = 0;
      const step = [0, ...strides.map((stride) => (at += stride))];
      const value = values.slice(0, step.length);
      const broken = ending === undefined ? {} : { ending };
      return { letter, label, step, value, hit, ...endOf(value), end: at, ...broken };
    });
}

const anyOptions: fc.Arbitrary<CurveOptions> = fc.record(
  {
    title: fc.constantFrom("best f - f*", "|∇f|", ""),
    aim: fc.constantFrom("f - f* ≤ 1e-6", "|grad f| ≤ 0.0025"),
    target: fc.constantFrom(null, 1e-6, 2.5e-3, 1e-300, 1e300, 5e-324, 0),
    style: fc.constantFrom("ascii" as const, "braille" as const, "off" as const),
    height: fc.integer({ min: 1, max: 60 }),
    until: fc.integer({ min: 0, max: 1e8 }),
  },
  { requiredKeys: ["title", "aim", "target", "style"] },
);

const anyLook: fc.Arbitrary<Look> = fc
  .tuple(fc.integer({ min: 20, max: 300 }), fc.boolean())
  .map(([width, ascii]) => look(width, ascii));

describe("any loss curves at all", () => {
  it("fit the width, in the characters allowed, whatever the labels hold", () => {
    const many = fc.array(anySeries(anyText), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(many, anyOptions, anyLook, (series, options, how) => {
        expectFits(renderCurves(series, options, how), how);
      }),
    );
  });

  it("show no NaN and no Infinity, and the same with colour as without", () => {
    const some = fc.array(anySeries(plainText), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, anyOptions, anyLook, (series, options, how) => {
        const text = renderCurves(series, options, how);
        if (options.style !== "off" && text.includes(" |\n")) expect(text).toMatch(/iteration$/m);
        expectNumbersOnly(text);
        const painted = renderCurves(series, options, { ...how, paint: coloured });
        expect(withoutColour(painted)).toBe(text);
      }),
    );
  });
});
