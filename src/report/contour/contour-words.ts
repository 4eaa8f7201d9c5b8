import type { Field, Path } from "./contour-field.js";
import { isInside, type Point, type View } from "./contour-view.js";
import { cleanText, columnsOf, fitText, NO_BREAK } from "../fit-text.js";
import { type Letters, lettersOf } from "../plot/layers.js";
import { legendLines } from "../plot/legend.js";
import { listed } from "../listed.js";
import type { Look } from "../look.js";
import { scientific } from "../numbers.js";
import { numberText } from "../plot/ticks.js";

/** How many minimisers are named before the rest is counted. */
const NAMED = 2;

/** What the marks and the faint lines mean. */
export function markSentence(
  field: Field,
  view: View,
  levels: readonly number[],
  letters: readonly Letters[],
): string {
  const inView = field.minimisers.filter((point) => isInside(point, view));
  const more = inView.length > NAMED ? ` and ${inView.length - NAMED} more` : "";
  const height = field.minimum === null ? "f - lowest in view" : "f - f*";
  const parts = [
    `S start ${wholePoint(field.start)}`,
    inView.length > 0
      ? `* minimum ${inView.slice(0, NAMED).map(wholePoint).join(", ")}${more}`
      : "",
    levels.length > 0
      ? `level lines: ${height} = ${levels.map((one) => numberText(one)).join(", ")}`
      : "",
    letters.length === 0
      ? ""
      : letters[0].line === "+"
        ? "+ joins iterations"
        : "capitals are iterations",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

function wholePoint(point: Point): string {
  return pointText(point).replace(" ", NO_BREAK);
}

function pointText([x, y]: Point): string {
  return `(${numberText(x)}, ${numberText(y)})`;
}

/** A label may be cut to this, so that where the path ends still fits beside it. */
const SHORTEST_LABEL = 16;

/** A line for each path with its name and where it ends, in as many words as fit; two lines in a narrow terminal. */
export function pathLines(field: Field, view: View, paths: readonly Path[], look: Look): string[] {
  const letters = lettersOf(
    paths.map(({ letter }) => letter),
    look.ascii,
  );
  const longest = Math.max(0, ...paths.map(({ label }) => columnsOf(cleanText(label, look.ascii))));
  const endings = [endingInFull, endingAtPoint, endingInShort].map((ending) =>
    paths.map((path) => ending(path, field, view)),
  );
  for (const texts of endings) {
    const beside = look.width - 6 - Math.max(0, ...texts.map(columnsOf));
    if (beside < Math.min(longest, SHORTEST_LABEL)) continue;
    const width = Math.min(longest, beside);
    const entries = paths.map(({ label }, k) => {
      const name = fitText(label, width, look.ascii);
      const padding = " ".repeat(width - columnsOf(name) + 2);
      return { letter: letters[k].point, label: name + padding + texts[k], ink: k };
    });
    return legendLines(entries, look, 1);
  }
  const fitting = endings.find((texts) => texts.every((text) => columnsOf(text) <= look.width - 3));
  const entries = paths.flatMap(({ label }, k) => [
    { letter: letters[k].point, label, ink: k },
    { letter: " ", label: (fitting ?? endings[2])[k], ink: undefined },
  ]);
  return legendLines(entries, look, 1);
}

/** A path within this share of the view, which is about a cell of it, looks as if it were a point. */
const STILL = 0.02;

/** Which methods have hardly moved, and so cannot be seen; "" where all can. */
export function stillSentence(
  view: View,
  paths: readonly Path[],
  letters: readonly Letters[],
): string {
  const still = paths.flatMap((path, k) => (isStill(path, view) ? [letters[k].point] : []));
  if (still.length === 0) return "";
  const have = still.length === 1 ? "has" : "have";
  return `${listed(still, still.length)} ${have} hardly moved: less than ${100 * STILL} % of the picture.`;
}

function isStill({ points }: Path, { lower, upper }: View): boolean {
  if (points.length < 4) return false;
  return ([0, 1] as const).every((axis) => {
    const reach = STILL * (upper[axis] - lower[axis]);
    for (let i = axis; i < points.length; i += 2) {
      // NaN is a run that diverged, which has moved
      if (!(Math.abs(points[i] - points[axis]) < reach)) return false;
    }
    return true;
  });
}

function endingInFull(path: Path, field: Field, view: View): string {
  const { steps, last } = endOf(path);
  if (!isFinite(last) || !isInside(last, view)) return endingAtPoint(path, field, view);
  const value = field.valueAt(last[0], last[1]);
  const height =
    field.minimum === null
      ? `f = ${scientific(value)}`
      : `f - f* = ${scientific(value - field.minimum)}`;
  return `${iterations(steps)} to ${pointText(last)}, ${height}`;
}

function endingAtPoint(path: Path, _field: Field, view: View): string {
  const { steps, last } = endOf(path);
  if (!isFinite(last)) return `not finite at iteration ${steps}`;
  const far = isInside(last, view) ? "" : ", out of view";
  return `${iterations(steps)} to ${pointText(last)}${far}`;
}

function endingInShort(path: Path): string {
  const { last } = endOf(path);
  return isFinite(last) ? `to ${pointText(last)}` : "not finite";
}

function endOf({ points }: Path): { steps: number; last: Point } {
  const count = Math.floor(points.length / 2);
  if (count === 0) return { steps: 0, last: [NaN, NaN] };
  return { steps: count - 1, last: [points[2 * count - 2], points[2 * count - 1]] };
}

function iterations(count: number): string {
  return count === 1 ? "1 iteration" : `${count} iterations`;
}

function isFinite([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}
