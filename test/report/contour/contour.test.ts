import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ContourOptions, Field, Path } from "../../../src/report/contour/contour-field.js";
import { renderContour } from "../../../src/report/contour/contour.js";
import { chooseLevels, levelFields, sample } from "../../../src/report/contour/contour-levels.js";
import {
  clipSegment,
  fitView,
  isInside,
  type View,
} from "../../../src/report/contour/contour-view.js";
import type { Look } from "../../../src/report/look.js";
import { bookRuns, quadratic, run, sgd } from "../quadratic-runs.js";
import { coloured, expectFits, expectNumbersOnly, look, withoutColour } from "../screens.js";

const anisotropic: Field = {
  title: "anisotropic   x²/20 + y²   dim 2",
  valueAt: quadratic,
  box: { lower: [-10, -10], upper: [10, 10] },
  start: [-7, 2],
  minimisers: [[0, 0]],
  minimum: 0,
};

const himmelblau: Field = {
  title: "himmelblau   (x² + y − 11)² + (x + y² − 7)²",
  valueAt(x, y) {
    const [a, b] = [x * x + y - 11, x + y * y - 7];
    return a * a + b * b;
  },
  box: { lower: [-5, -5], upper: [5, 5] },
  start: [0, 0],
  minimisers: [
    [3, 2],
    [-2.805118, 3.131312],
    [-3.77931, -3.283186],
    [3.584428, -1.848127],
  ],
  minimum: 0,
};

const book: Path[] = bookRuns(30).map(({ label, points }, k) => ({
  letter: "ABCD"[k],
  label,
  points,
}));

const diverging: Path = {
  letter: "E",
  label: "sgd:lr=1.1",
  points: run("", sgd(1.1), 200).points,
};

describe("contour pictures on screen", () => {
  const screens: [string, Field, Path[], Look, ContourOptions?][] = [
    ["contour-80", anisotropic, book, look(80)],
    ["contour-40", anisotropic, book, look(40)],
    ["contour-120", anisotropic, book, look(120)],
    ["contour-20", anisotropic, book.slice(0, 2), look(20)],
    ["contour-braille-80", anisotropic, book, look(80, false)],
    ["contour-overlay-80", anisotropic, book, look(80), { layout: "overlay" }],
    ["contour-diverging-80", anisotropic, [book[3], diverging], look(80)],
    ["contour-four-minimisers-60", himmelblau, [], look(60, false)],
  ];
  for (const [file, field, paths, how, options] of screens) {
    it(`look as recorded in ${file}`, async () => {
      const text = renderContour(field, paths, how, options);
      expectFits(text, how);
      await expect(text).toMatchFileSnapshot(`../../golden/screens/${file}.txt`);
    });
  }
});

/** The columns between the axis and the right edge, of all rows of all panels that stand one above the other. */
function plotCells(text: string): string[] {
  return text.split("\n").flatMap((line) => /[|│┤](.*)$/.exec(line)?.slice(1) ?? []);
}

describe("a contour picture", () => {
  it("has a panel for each of two to nine paths, and one picture for more", () => {
    const panels = (paths: readonly Path[], options?: ContourOptions) =>
      renderContour(anisotropic, paths, look(40), options).match(/^ +\+[-+]+$/gm)!.length;
    expect([1, 2, 3, 4].map((n) => panels(book.slice(0, n)))).toEqual([1, 2, 3, 4]);
    const many = Array.from({ length: 10 }, (_, k) => ({ ...book[0], letter: "ABCDEFGHIJ"[k] }));
    expect(panels(many.slice(0, 9))).toBe(9);
    expect(panels(many)).toBe(1);
    expect(panels(book, { layout: "overlay" })).toBe(1);
    expect(panels([...book, diverging], { layout: "panels" })).toBe(5);
  });

  it("puts four panels two by two at 80 columns, and side by side at 160", () => {
    const perRow = (width: number) =>
      renderContour(anisotropic, book, look(width))
        .split("\n")
        .filter((line) => /^ +\+/.test(line))
        .map((line) => line.match(/\+-/g)!.length > 0 && line.trim().split(/ +/).length);
    expect(perRow(40)).toEqual([1, 1, 1, 1]);
    expect(perRow(80)).toEqual([2, 2]);
    expect(perRow(120)).toEqual([2, 2]);
    expect(perRow(160)).toEqual([4]);
  });

  it("shows the start and the minimisers above the paths", () => {
    const cells = plotCells(renderContour(anisotropic, book.slice(0, 1), look(60))).join("");
    expect(cells.match(/S/g)).toHaveLength(1);
    expect(cells.match(/\*/g)).toHaveLength(1);
  });

  it("names the methods that have hardly moved, and no other", () => {
    const still: Path = {
      letter: "F",
      label: "sgd:lr=1e-6",
      points: run("", sgd(1e-6), 30).points,
    };
    const screen = renderContour(anisotropic, [...book, still, diverging], look(120));
    expect(screen).toContain("\nF has hardly moved: less than 2 % of the picture.\n");
    expect(renderContour(anisotropic, book, look(120))).not.toContain("hardly moved");
    const both = renderContour(anisotropic, [still, { ...still, letter: "G" }], look(120));
    expect(both).toContain("\nF and G have hardly moved");
  });

  it("shows every one of several paths that coincide", () => {
    const same = [..."ABCDEF"].map((letter) => ({ ...book[0], letter }));
    const cells = plotCells(renderContour(anisotropic, same, look(60))).join("");
    for (const letter of "ABCDEF") expect(cells).toContain(letter);
  });

  it("has capitals at iterates alone", () => {
    const path = { letter: "B", label: "", points: [-7, 2, 0, -2] };
    const cells = plotCells(renderContour(anisotropic, [path], look(60))).join("");
    expect(cells.match(/B/g)).toHaveLength(1);
    expect(cells.match(/b/g)!.length).toBeGreaterThan(5);
  });

  it("joins no iterates across one that is not finite", () => {
    for (const lost of [NaN, Infinity, -Infinity]) {
      const path = { letter: "B", label: "", points: [-7, 2, lost, 2, -3, 1, 1, lost] };
      const cells = plotCells(renderContour(anisotropic, [path], look(60))).join("");
      expect(cells.match(/B/g)).toHaveLength(1);
      expect(cells).not.toContain("b");
    }
  });

  it("says where each path ends and how high that is", () => {
    const path = { letter: "A", label: "sgd", points: [-7, 2, -2, 1] };
    const text = (field: Field) => renderContour(field, [path], look(80));
    expect(text(anisotropic)).toContain(" A sgd  1 iteration to (-2, 1), f - f* = 1.2e0\n");
    expect(text({ ...anisotropic, minimum: null })).toContain("to (-2, 1), f = 1.2e0\n");
  });

  it("says that a path left the view, or the finite numbers", () => {
    const lost = { letter: "F", label: "lost", points: [-7, 2, NaN, 1] };
    const text = renderContour(anisotropic, [diverging, lost], look(80));
    expect(text).toMatch(/E sgd:lr=1\.1 .*, out of view$/m);
    expect(text).toMatch(/F lost +not finite at iteration 1$/m);
  });

  it("says so in two lines where one is too short", () => {
    expect(renderContour(anisotropic, book, look(30))).toMatch(/^ A sgd:lr=0\.95\n   to \(/m);
  });

  it("names the levels of the lines it draws", () => {
    const text = renderContour(anisotropic, [], look(80));
    const [, list] = /level lines: f - f\* = ([^;\n]+)/.exec(text)!;
    const levels = list.split(", ").map(Number);
    expect(levels.length).toBeGreaterThanOrEqual(3);
    expect(levels.every((level) => level > 0 && level < 105)).toBe(true);
  });
});

describe("level lines", () => {
  const view: View = { lower: [-8, -3], upper: [2, 3] };

  it("pass exactly between corners on either side of a level", () => {
    const samples = sample((x) => x, { lower: [0, 0], upper: [10, 10] }, 10, 10);
    const { crossed } = levelFields(samples, 0, [2.5]);
    const columns = new Set(
      [...crossed.keys()].filter((at) => crossed[at] === 1).map((at) => at % 10),
    );
    expect([...columns]).toEqual([2]);
  });

  it("are round numbers between the lowest and the highest value, six at most", () => {
    for (const scale of [1e-30, 1e-3, 1, 1e6, 1e150]) {
      const samples = sample((x, y) => scale * quadratic(x, y), view, 60, 30);
      const levels = chooseLevels(samples, 0);
      expect(levels.length).toBeGreaterThanOrEqual(3);
      expect(levels.length).toBeLessThanOrEqual(6);
      for (const level of levels) expect(String(level)).toMatch(/^(0\.0*)?[1235]0*(e[+-]\d+)?$/);
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
    }
  });

  it("become fewer where they would fill the picture", () => {
    const samples = sample((x, y) => 1e3 * (1 + Math.sin(9 * x) * Math.cos(9 * y)), view, 60, 30);
    const levels = [1, 10, 100, 300, 1000, 1500];
    expect(levelFields(samples, 0, levels).levels.length).toBeLessThan(levels.length);
  });

  it("do not run along the edge of where the function has no value", () => {
    const samples = sample((x) => (x < 0 ? NaN : x + 5), view, 50, 20);
    expect(levelFields(samples, 0, [1]).crossed).not.toContain(1);
  });

  it("leave infinite values out of account", () => {
    const samples = sample((x, y) => (x < -6 ? Infinity : quadratic(x, y)), view, 60, 30);
    expect(Math.max(...chooseLevels(samples, 0))).toBeLessThan(12);
  });

  it("are none on a plain", () => {
    expect(
      chooseLevels(
        sample(() => 3, view, 10, 10),
        3,
      ),
    ).toEqual([]);
    expect(
      chooseLevels(
        sample(() => NaN, view, 10, 10),
        0,
      ),
    ).toEqual([]);
  });
});

describe("the view", () => {
  const { box, start, minimisers } = anisotropic;

  it("holds the start, the minimiser and all points of the paths near the domain", () => {
    const view = fitView(book, start, minimisers, box);
    for (const point of [start, ...minimisers]) expect(isInside(point, view)).toBe(true);
    for (const { points } of book)
      for (let i = 0; i < points.length; i += 2)
        expect(isInside([points[i], points[i + 1]], view)).toBe(true);
  });

  it("is not blown up by a path that diverges", () => {
    const without = fitView([book[3]], start, minimisers, box);
    const view = fitView([book[3], diverging], start, minimisers, box);
    expect(view.upper[1] - view.lower[1]).toBeLessThan(2 * (without.upper[1] - without.lower[1]));
  });

  it("holds the minimisers that the paths go to and need not hold the others", () => {
    const path = { points: [0, 0, 1, 1, 2.9, 1.9] };
    const view = fitView([path], [0, 0], himmelblau.minimisers, himmelblau.box);
    expect(himmelblau.minimisers.map((point) => isInside(point, view))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("holds a start far outside the domain, and the way from there", () => {
    const points = [200, 100, 120, 60, 1, 1];
    const view = fitView([{ points }], [200, 100], minimisers, box);
    for (const point of [
      [200, 100],
      [120, 60],
      [0, 0],
    ] as const)
      expect(isInside(point, view)).toBe(true);
  });

  it("is the domain where there is nothing to follow", () => {
    expect(fitView([], start, minimisers, box)).toBe(box);
    expect(fitView([{ points: [] }], [NaN, 0], [], box)).toBe(box);
  });

  it("has an extent even where all points are one", () => {
    const point: View = { lower: [1, 1], upper: [1, 1] };
    for (const domain of [box, point]) {
      const { lower, upper } = fitView([{ points: [1, 1] }], [1, 1], [[1, 1]], domain);
      expect(upper[0]).toBeGreaterThan(lower[0]);
      expect(upper[1]).toBeGreaterThan(lower[1]);
    }
  });
});

describe("a clipped segment", () => {
  const view: View = { lower: [0, 0], upper: [10, 10] };

  it("ends at the edges of the view", () => {
    expect(clipSegment([-5, 5], [15, 5], view)).toEqual([
      [0, 5],
      [10, 5],
    ]);
    expect(clipSegment([1, 2], [3, 4], view)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("is null where it misses the view", () => {
    expect(clipSegment([-5, 0], [5, 21], view)).toBeNull();
    expect(clipSegment([-1, 3], [-1, 5], view)).toBeNull();
  });

  it("stays in the view and on the segment", () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, (a, b) => {
        const clipped = clipSegment(a, b, view);
        for (const [x, y] of clipped ?? []) {
          expect(isInside([x, y], { lower: [-1e-9, -1e-9], upper: [10 + 1e-9, 10 + 1e-9] })).toBe(
            true,
          );
          const cross = (x - a[0]) * (b[1] - a[1]) - (y - a[1]) * (b[0] - a[0]);
          expect(Math.abs(cross)).toBeLessThan(1e-8);
        }
        if (isInside(a, view) || isInside(b, view)) expect(clipped).not.toBeNull();
      }),
    );
  });
});

const anyCoordinate = fc.oneof(
  fc.double({ min: -12, max: 12, noNaN: true }),
  fc.constantFrom(NaN, Infinity, -Infinity, 1e300, -1.7e308, 0, 1e16, 5e-324),
);

const anyField: fc.Arbitrary<Field> = fc
  .record({
    title: fc.constantFrom("f", "", "x² + y²", "a very long title ".repeat(20)),
    value: fc.constantFrom<Field["valueAt"]>(
      quadratic,
      himmelblau.valueAt,
      (x, y) => 1e300 * quadratic(x, y),
      (x) => (x < 0 ? NaN : x),
      (x, y) => (x * y > 3 ? Infinity : -x),
      () => NaN,
      () => 5,
      (x, y) => 1 / (x * y),
    ),
    half: fc.tuple(fc.constantFrom(0, 1e-300, 1e-9, 1, 10, 1e12), fc.constantFrom(0, 1e-3, 7)),
    start: fc.tuple(anyCoordinate, anyCoordinate),
    minimisers: fc.array(fc.tuple(anyCoordinate, anyCoordinate), { maxLength: 5 }),
    minimum: fc.constantFrom(null, 0, -1, 1e300),
  })
  .map(({ value, half: [a, b], ...rest }) => ({
    ...rest,
    valueAt: value,
    box: { lower: [1 - a, -b], upper: [1 + a, b] },
  }));

function anyPath(text: fc.Arbitrary<string>): fc.Arbitrary<Path> {
  return fc.record({
    letter: fc.oneof(fc.constantFrom("A", "S", "a", ""), text),
    label: text,
    points: fc.array(anyCoordinate, { maxLength: 60 }),
  });
}

const anyOptions: fc.Arbitrary<ContourOptions> = fc.record(
  { layout: fc.constantFrom("overlay" as const, "panels" as const) },
  { requiredKeys: [] },
);

const anyLook: fc.Arbitrary<Look> = fc
  .tuple(fc.integer({ min: 20, max: 300 }), fc.boolean())
  .map(([width, ascii]) => look(width, ascii));

describe("any contour picture at all", () => {
  it("fits the width, in the characters allowed, whatever the labels hold", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constant("a\u001b[31m\nb"));
    fc.assert(
      fc.property(
        anyField,
        fc.array(anyPath(text), { maxLength: 6 }),
        anyOptions,
        anyLook,
        (field, paths, options, how) => {
          expectFits(renderContour(field, paths, how, options), how);
        },
      ),
    );
  });

  it("shows no NaN and no Infinity, and the same with colour as without", () => {
    const text = fc.constantFrom("adam:lr=0.3", "", "東京");
    fc.assert(
      fc.property(
        anyField,
        fc.array(anyPath(text), { maxLength: 4 }),
        anyOptions,
        anyLook,
        (field, paths, options, how) => {
          const drawn = renderContour(field, paths, how, options);
          expectNumbersOnly(drawn);
          const painted = renderContour(field, paths, { ...how, paint: coloured }, options);
          expect(withoutColour(painted)).toBe(drawn);
        },
      ),
    );
  });
});
