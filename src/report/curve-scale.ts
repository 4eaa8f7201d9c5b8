import { pow } from "../core/math.js";
import type { RowScale, Tick } from "./plot/frame.js";
import { log10, scientificText } from "./plot/ticks.js";

/** Decades to a row, from which the finest that fits is taken; most let whole decades fall on rows. */
// prettier-ignore
const DECADES_PER_ROW = [
  1 / 20, 1 / 10, 1 / 5, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 4 / 5, 1, 3 / 2, 2, 5 / 2,
  3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 400, 800,
];

/** A gap hundreds of times below the target needs no row of its own: it shares one with everything below. */
const FLOOR_BELOW_TARGET = 2;

/** Without a target: what a double can tell apart. */
const FLOOR_BELOW_TOP = 16;

/** A curve that climbs further than this above every start has diverged; the rest shares one row. */
const CLIMB_SHOWN = 3;

const EPSILON = 1e-9;

/**
 * The rows of a log axis. Row r holds the values in (edge(r + 1), edge(r)], and the target is the edge
 * of its row: what stands on the target's row or below has reached it.
 */
export interface LogScale extends RowScale {
  /** The row of all values at or below the floor, zero included. */
  readonly floorRow: number | null;
}

/** What the axis must show, in decades. */
interface Extent {
  readonly low: number;
  readonly high: number;
  readonly target: number | null;
  readonly hasZero: boolean;
  readonly isCapped: boolean;
}

/** `values` are those in view, ≥ 0 or counted as zero; `starts` the first of each curve. */
export function logScale(
  values: readonly number[],
  starts: readonly number[],
  target: number | null,
  height: number,
): LogScale {
  const extent = extentOf(values, starts, target);
  const layouts = DECADES_PER_ROW.map((decades) => layOut(extent, decades));
  const layout = layouts.find(({ rows }) => rows <= height) ?? layouts[layouts.length - 1];
  const { rows, step, top, firstRow, targetRow, floorRow, floor } = layout;
  return {
    rows,
    targetRow,
    floorRow,
    ticks: labelRows(layout, extent, target),
    rowOf(value, parts = 1) {
      const middle = Math.floor(parts / 2);
      const last = (floorRow ?? rows) * parts - 1;
      const exponent = value > 0 ? log10(value) : -Infinity;
      if (floorRow !== null && exponent <= floor + EPSILON) return floorRow * parts + middle;
      if (firstRow > 0 && exponent > top + EPSILON) return middle;
      const row = firstRow * parts + Math.floor(((top - exponent) / step) * parts + EPSILON);
      return Math.min(last, Math.max(firstRow * parts, row));
    },
  };
}

function extentOf(
  values: readonly number[],
  starts: readonly number[],
  target: number | null,
): Extent {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(value > 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high < low) low = high = target !== null && target > 0 ? target : 1;
  const aim = target !== null && target > 0 ? log10(target) : null;
  const base = starts.filter((start) => start > 0).map(log10);
  const cap = Math.ceil(Math.max(0, aim ?? 0, ...base)) + CLIMB_SHOWN;
  const isCapped = log10(high) > cap + CLIMB_SHOWN;
  return {
    low: log10(low),
    high: isCapped ? cap : log10(high),
    target: aim,
    hasZero: values.some((value) => value <= 0),
    isCapped,
  };
}

interface Layout {
  readonly rows: number;
  /** Decades per row. */
  readonly step: number;
  /** The upper edge of `firstRow`, which is 1 where row 0 holds what climbs out of view. */
  readonly top: number;
  readonly firstRow: number;
  readonly targetRow: number | null;
  readonly floorRow: number | null;
  readonly floor: number;
}

function layOut({ low, high, target, hasZero, isCapped }: Extent, step: number): Layout {
  const isNarrow = high - low < 1;
  const anchor = target ?? (isNarrow ? Math.ceil(high / step) * step : Math.ceil(high - EPSILON));
  const firstRow = isCapped ? 1 : 0;
  const above = Math.max(0, Math.ceil((high - anchor) / step - EPSILON));
  const deepest = target === null ? high - FLOOR_BELOW_TOP : target - FLOOR_BELOW_TARGET;
  const rowsTo = (exponent: number) => Math.floor((anchor - exponent) / step + EPSILON);
  const needsFloor = hasZero || low <= deepest + EPSILON;
  let floor = anchor - FLOOR_BELOW_TARGET;
  // without a target the floor lies under the lowest value that is not zero
  if (target === null) floor = Math.floor(Math.max(low, deepest) - EPSILON);
  const below = needsFloor
    ? Math.max(1, Math.ceil((anchor - floor) / step - EPSILON))
    : Math.max(0, rowsTo(Math.min(low, anchor)));
  return {
    rows: firstRow + above + below + 1,
    step,
    top: anchor + above * step,
    firstRow,
    targetRow: target === null ? null : firstRow + above,
    floorRow: needsFloor ? firstRow + above + below : null,
    floor,
  };
}

function labelRows(layout: Layout, extent: Extent, target: number | null): Tick[] {
  const { rows, step, top, firstRow, targetRow, floorRow, floor } = layout;
  const labels = new Map<number, string>();
  if (target !== null && targetRow !== null) labels.set(targetRow, `${scientificText(target)} tol`);
  if (floorRow !== null) labels.set(floorRow, `<${edgeText(floor)}`);
  if (firstRow > 0) labels.set(0, `>${edgeText(top)}`);
  const last = floorRow === null ? rows - 1 : floorRow - 1;
  const addDecade = (decade: number) => {
    const row = firstRow + Math.round((top - decade) / step);
    const isFree = ![row - 1, row, row + 1].some((near) => near !== floorRow && labels.has(near));
    if (row >= firstRow && row <= last && isFree) labels.set(row, `1e${decade}`);
  };
  const every = decadesPerTick(step);
  const aim = extent.target === null ? 0 : Math.round(extent.target);
  const lowest = top - (last - firstRow) * step;
  for (let k = Math.ceil((lowest - aim) / every - 1); aim + k * every <= top + 1; k++)
    addDecade(aim + k * every);
  if (Math.abs(top - Math.round(top)) < EPSILON) addDecade(Math.round(top));
  if (labels.size < 2) {
    for (const row of [firstRow, last]) labels.set(row, edgeText(top - (row - firstRow) * step));
  }
  return [...labels].map(([at, text]) => ({ at, text })).sort((a, b) => a.at - b.at);
}

/** The fewest decades between labels that keep them some rows apart and, if possible, exactly on rows. */
function decadesPerTick(step: number): number {
  const candidates = [1, 2, 3, 4, 5, 6, 10, 15, 20, 25, 30, 40, 50, 100, 150, 200, 400, 800, 1600];
  const apart = candidates.filter((decades) => decades / step >= 2.5);
  const exact = apart.find(
    (decades) => Math.abs(decades / step - Math.round(decades / step)) < EPSILON,
  );
  return exact ?? apart[0];
}

function edgeText(exponent: number): string {
  const whole = Math.round(exponent);
  const isDouble = exponent > -307 && exponent < 308;
  if (!isDouble || Math.abs(exponent - whole) < EPSILON) return `1e${whole}`;
  return scientificText(pow(10, exponent), 2);
}
