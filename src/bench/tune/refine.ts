import { pow } from "../../core/math.js";
import { evenlySpread, spacingOf } from "./evenly.js";
import { compareScores } from "./objective.js";
import type { Point, Search, Strategy, Tried } from "./strategy.js";

/**
 * Half of the trials are spread over the whole interval; a quarter, and then the rest, go around the
 * best so far, between its neighbours.
 */
export function refine({ trials, dimensions }: Search): Strategy {
  const first = Math.ceil(trials / 2);
  const second = Math.ceil((trials - first) / 2);
  const counts = [first, second, trials - first - second];
  let round = 0;
  /** Half of the box in which the next points lie. */
  let reach = 1;
  return (tried) => {
    const count = counts[round++] ?? 0;
    if (count === 0) return null;
    // as far apart as so many points in a box are
    const apart = pow(count, -1 / dimensions);
    if (tried.length === 0) {
      reach = apart;
      return { points: evenlySpread(count, dimensions), spacing: spacingOf(count), share: 1 };
    }
    const best = tried.reduce((a, b) => (compareScores(b.score, a.score) < 0 ? b : a)).point;
    if (dimensions === 1) return { ...between(best[0], tried, count), share: 1 };
    const points = around(best, reach, count);
    const spacing = reach / count;
    reach *= apart;
    return { points, spacing, share: 1 };
  };
}

/** Points in the gaps to the left and to the right of the best one, evenly spaced in each. */
function between(
  best: number,
  tried: readonly Tried[],
  count: number,
): { points: Point[]; spacing: number } {
  const others = tried.map(({ point }) => point[0]);
  const left = Math.max(...others.filter((share) => share < best), best > 0 ? 0 : -1);
  const right = Math.min(...others.filter((share) => share > best), best < 1 ? 1 : 2);
  const gaps: [from: number, to: number][] = [];
  if (left >= 0) gaps.push([left, best]);
  if (right <= 1) gaps.push([best, right]);
  let spacing = 1;
  const points = gaps.flatMap(([from, to], k) => {
    const own = k === 0 ? Math.ceil(count / gaps.length) : Math.floor(count / gaps.length);
    spacing = Math.min(spacing, (to - from) / (own + 1));
    return Array.from({ length: own }, (_, i) => [from + ((i + 1) / (own + 1)) * (to - from)]);
  });
  return { points, spacing };
}

/** Points in a box around the best one, cut off where the cube ends. */
function around(best: Point, reach: number, count: number): Point[] {
  return evenlySpread(count + 2, best.length)
    .slice(1, -1)
    .map((point) =>
      point.map((share, j) => {
        const [low, high] = [Math.max(0, best[j] - reach), Math.min(1, best[j] + reach)];
        return low + share * (high - low);
      }),
    );
}
