/** An axis-parallel rectangle of the plane, as [x, y] corners. */
export interface View {
  readonly lower: readonly [number, number];
  readonly upper: readonly [number, number];
}

/** A polyline x₀, y₀, x₁, y₁, …: the points of a run. */
export type Points = ArrayLike<number>;

export type Point = readonly [number, number];

/** A path may leave the domain by this factor of its size before the view stops to follow it. */
const FOLLOWED = 1.5;

/** Space around what the view must show, as a share of its size. */
const MARGIN = 0.1;

/** A view is at least this share of the domain wide and high, and this share of its own other side. */
const SMALLEST_OF_DOMAIN = 0.02;
const SMALLEST_OF_OTHER = 0.25;

/**
 * A view with the start, the paths as long as they stay near the domain, and the minimisers nearest to
 * where they end. A path that leaves for good is followed a little way only, so that it does not press
 * the others into a corner. The whole domain where there is no path.
 */
export function fitView(
  paths: readonly { readonly points: Points }[],
  start: Point,
  minimisers: readonly Point[],
  domain: View,
): View {
  if (paths.length === 0) return domain;
  const shown: Point[] = start.every(Number.isFinite) ? [start] : [];
  // a start of the user's own may lie far outside the domain
  const followed = boundsOf([...shown, ...cornersOf(scaled(domain, FOLLOWED))]);
  const leaving: Point[] = [];
  for (const { points } of paths) {
    const near = pointsInside(points, followed);
    for (const point of near) (staysInside(points, followed) ? shown : leaving).push(point);
    const goal = nearest(near.at(-1) ?? start, minimisers);
    if (goal !== undefined && isInside(goal, followed)) shown.push(goal);
  }
  if (shown.length === 0) return domain;
  const view = withMargin(boundsOf(shown), domain);
  const wider = scaled(view, FOLLOWED);
  const visible = leaving.filter((point) => isInside(point, wider));
  return visible.length > 0 ? withMargin(boundsOf([...shown, ...visible]), domain) : view;
}

function pointsInside(points: Points, view: View): Point[] {
  const inside: Point[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const point: Point = [points[i], points[i + 1]];
    if (isInside(point, view)) inside.push(point);
  }
  return inside;
}

function staysInside(points: Points, view: View): boolean {
  const end = points.length - (points.length % 2);
  return end === 0 || isInside([points[end - 2], points[end - 1]], view);
}

export function isInside([x, y]: Point, { lower, upper }: View): boolean {
  return x >= lower[0] && x <= upper[0] && y >= lower[1] && y <= upper[1];
}

function nearest(from: Point, candidates: readonly Point[]): Point | undefined {
  const squared = ([x, y]: Point) => (x - from[0]) * (x - from[0]) + (y - from[1]) * (y - from[1]);
  return candidates.reduce<Point | undefined>(
    (best, one) => (best === undefined || squared(one) < squared(best) ? one : best),
    undefined,
  );
}

function boundsOf(points: readonly Point[]): View {
  const lower: [number, number] = [Infinity, Infinity];
  const upper: [number, number] = [-Infinity, -Infinity];
  for (const point of points) {
    for (const axis of [0, 1] as const) {
      lower[axis] = Math.min(lower[axis], point[axis]);
      upper[axis] = Math.max(upper[axis], point[axis]);
    }
  }
  return { lower, upper };
}

function cornersOf({ lower, upper }: View): Point[] {
  return [lower, upper];
}

function scaled({ lower, upper }: View, factor: number): View {
  const reach = (axis: 0 | 1) => ((upper[axis] - lower[axis]) / 2) * (factor - 1);
  return {
    lower: [lower[0] - reach(0), lower[1] - reach(1)],
    upper: [upper[0] + reach(0), upper[1] + reach(1)],
  };
}

function withMargin({ lower, upper }: View, domain: View): View {
  const side = (view: View, axis: 0 | 1) => view.upper[axis] - view.lower[axis];
  const sides = ([0, 1] as const).map((axis) => {
    const ofDomain = SMALLEST_OF_DOMAIN * side(domain, axis);
    return Math.max(upper[axis] - lower[axis], ofDomain);
  });
  const half = ([0, 1] as const).map((axis) => {
    const least = Math.max(sides[axis], SMALLEST_OF_OTHER * sides[1 - axis]);
    // all of it may be one point of a domain without extent
    return (least > 0 ? least : 1) * (0.5 + MARGIN);
  });
  const middle = ([0, 1] as const).map((axis) => (lower[axis] + upper[axis]) / 2);
  return {
    lower: [middle[0] - half[0], middle[1] - half[1]],
    upper: [middle[0] + half[0], middle[1] + half[1]],
  };
}

/** Coordinates beyond this would overflow in the arithmetic of clipping. */
const FAR = 1e150;

/** The part of the segment from `a` to `b` inside the view; null if it misses it (Liang and Barsky 1984). */
export function clipSegment(a: Point, b: Point, { lower, upper }: View): [Point, Point] | null {
  const near = (value: number) => Math.min(FAR, Math.max(-FAR, value));
  const from: Point = [near(a[0]), near(a[1])];
  const move: Point = [near(b[0]) - from[0], near(b[1]) - from[1]];
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    for (const [speed, room] of [
      [-move[axis], from[axis] - lower[axis]],
      [move[axis], upper[axis] - from[axis]],
    ]) {
      if (speed === 0 && room < 0) return null;
      if (speed < 0) enter = Math.max(enter, room / speed);
      if (speed > 0) leave = Math.min(leave, room / speed);
    }
  }
  if (enter > leave) return null;
  const at = (t: number): Point => [from[0] + t * move[0], from[1] + t * move[1]];
  return [at(enter), at(leave)];
}
