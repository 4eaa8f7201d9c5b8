import type { Objective } from "../core/types.js";
import { isInside, type Point, type View } from "../report/contour/contour-view.js";

/** A point of the plane with ∇f = 0. Maxima are left out: no method of descent meets one. */
export interface StationaryPoint {
  readonly kind: "minimum" | "saddle";
  readonly point: Point;
}

/** Fields of the grid along each side: points closer together than one field may be missed. */
const GRID = 40;
const NEWTON_STEPS = 40;
/** More of them would hide the picture. */
const MOST = 250;

/**
 * The minima and saddles of a function of two variables inside a box. Where both parts of ∇f change
 * sign in a field of a grid, Newton's method looks for the point; what f does on a small circle
 * around it tells which kind it is, also where ∇²f is 0.
 */
export function stationaryPoints(objective: Objective, box: View): StationaryPoint[] {
  const size = [0, 1].map((axis) => (box.upper[axis] - box.lower[axis]) / GRID);
  if (!size.every((side) => side > 0 && side < Infinity)) return [];
  const gradient = gradientOf(objective);
  const found: StationaryPoint[] = [];
  for (const middle of fieldsWithRoots(gradient, box, size)) {
    const point = newton(gradient, middle, size);
    if (point === null || !isInside(point, box)) continue;
    if (found.some((other) => isNear(other.point, point, size))) continue;
    const kind = kindOf(objective, point, size);
    if (kind !== null) found.push({ kind, point });
    if (found.length >= MOST) break;
  }
  return found;
}

/** Fields of the line: minima closer together than one field may be missed. */
const LINE = 400;
const HALVINGS = 60;

/** The minima of a function of one variable inside its domain: where f′ turns from − to +. */
export function minimaOfLine(objective: Objective, [from]: Point, [to]: Point): StationaryPoint[] {
  const [at, g] = [new Float64Array(1), new Float64Array(1)];
  const slope = (x: number) => {
    at[0] = x;
    objective.valueAndGradient(at, g);
    return g[0];
  };
  const width = (to - from) / LINE;
  if (!(width > 0 && width < Infinity)) return [];
  const found: StationaryPoint[] = [];
  let [before, here] = [NaN, slope(from)];
  for (let k = 0; k < LINE && found.length < MOST; k++) {
    let [low, high] = [from + k * width, from + (k + 1) * width];
    [before, here] = [here, slope(high)];
    if (!(before < 0 && here >= 0)) continue;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      if (slope(middle) < 0) low = middle;
      else high = middle;
    }
    found.push({ kind: "minimum", point: [high, 0] });
  }
  return found;
}

type Gradient = (x: number, y: number) => Point;

function gradientOf(objective: Objective): Gradient {
  const [at, g] = [new Float64Array(2), new Float64Array(2)];
  return (x, y) => {
    at[0] = x;
    at[1] = y;
    objective.valueAndGradient(at, g);
    return [g[0], g[1]];
  };
}

/** The middles of the fields in which both parts of ∇f change sign or touch 0. */
function* fieldsWithRoots(gradient: Gradient, { lower }: View, [w, h]: readonly number[]) {
  const row = (j: number) =>
    Array.from({ length: GRID + 1 }, (_, i) => gradient(lower[0] + i * w, lower[1] + j * h));
  let below = row(0);
  for (let j = 1; j <= GRID; j++) {
    const above = row(j);
    for (let i = 1; i <= GRID; i++) {
      const corners = [below[i - 1], below[i], above[i - 1], above[i]];
      const hasRoot = ([0, 1] as const).every(
        (k) => corners.some((g) => g[k] <= 0) && corners.some((g) => g[k] >= 0),
      );
      if (hasRoot) yield [lower[0] + (i - 0.5) * w, lower[1] + (j - 0.5) * h] as const;
    }
    below = above;
  }
}

/** A root of ∇f within two fields of `from`; null where the method finds none. */
function newton(gradient: Gradient, from: Point, [w, h]: readonly number[]): Point | null {
  let [x, y] = from;
  const [dx, dy] = [w * 1e-4, h * 1e-4];
  for (let k = 0; k < NEWTON_STEPS; k++) {
    const g = gradient(x, y);
    if (g[0] === 0 && g[1] === 0) return [x, y];
    const [right, left] = [gradient(x + dx, y), gradient(x - dx, y)];
    const [up, down] = [gradient(x, y + dy), gradient(x, y - dy)];
    const [a, d] = [(right[0] - left[0]) / (2 * dx), (up[1] - down[1]) / (2 * dy)];
    const b = ((right[1] - left[1]) / (2 * dx) + (up[0] - down[0]) / (2 * dy)) / 2;
    const det = a * d - b * b;
    const stepX = (d * g[0] - b * g[1]) / det;
    const stepY = (a * g[1] - b * g[0]) / det;
    if (!Number.isFinite(stepX) || !Number.isFinite(stepY)) return null;
    const share = Math.min(1, w / Math.abs(stepX), h / Math.abs(stepY));
    x -= share * stepX;
    y -= share * stepY;
    if (Math.abs(x - from[0]) > 2 * w || Math.abs(y - from[1]) > 2 * h) return null;
    if (Math.abs(stepX) < 1e-9 * w && Math.abs(stepY) < 1e-9 * h) return [x, y];
  }
  // towards a root of higher order the steps shrink by a constant factor only
  return isNear([x, y], from, [2 * w, 2 * h]) && isFlat(gradient, [x, y], [w, h]) ? [x, y] : null;
}

/** Whether ∇f is small against what it is a field away. */
function isFlat(gradient: Gradient, [x, y]: Point, [w, h]: readonly number[]): boolean {
  const length = ([gx, gy]: Point) => Math.hypot(gx, gy);
  return length(gradient(x, y)) < 1e-8 * length(gradient(x + w, y + h));
}

function isNear(a: Point, b: Point, [w, h]: readonly number[]): boolean {
  return Math.abs(a[0] - b[0]) < w && Math.abs(a[1] - b[1]) < h;
}

const CIRCLE = 48;

function kindOf(
  objective: Objective,
  [x, y]: Point,
  [w, h]: readonly number[],
): StationaryPoint["kind"] | null {
  const [at, g] = [new Float64Array(2), new Float64Array(2)];
  const valueAt = (px: number, py: number) => {
    at[0] = px;
    at[1] = py;
    return objective.valueAndGradient(at, g);
  };
  const middle = valueAt(x, y);
  const slack = 1e-13 * Math.max(1, Math.abs(middle));
  const rises = Array.from({ length: CIRCLE }, (_, k) => {
    const turn = (2 * Math.PI * (k + 0.5)) / CIRCLE;
    return valueAt(x + 0.05 * w * Math.cos(turn), y + 0.05 * h * Math.sin(turn)) - middle;
  });
  const [up, down] = [rises.filter((r) => r > slack), rises.filter((r) => r < -slack)];
  if (up.length === CIRCLE) return "minimum";
  return up.length > 0 && down.length > 0 ? "saddle" : null;
}
