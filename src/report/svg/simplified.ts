import type { Place } from "./path-data.js";

/** A line without the points that lie within this many pixels of the line through its neighbours. */
const CLOSE = 0.15;

/**
 * A line, with gaps, without the points that nobody misses: what is left out lies within 0.15 pixels
 * of what is drawn.
 *
 * Douglas & Peucker, Algorithms for the reduction of the number of points required to represent a
 * digitized line or its caricature, Cartographica 10 (1973).
 */
export function simplified(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  let piece: NonNullable<Place>[] = [];
  for (const place of [...places, null]) {
    if (place !== null) {
      piece.push(place);
      continue;
    }
    if (piece.length > 0) kept.push(...simplifiedPiece(piece), null);
    piece = [];
  }
  return kept;
}

function simplifiedPiece(piece: readonly NonNullable<Place>[]): NonNullable<Place>[] {
  const isKept = new Uint8Array(piece.length);
  isKept[0] = isKept[piece.length - 1] = 1;
  // a stack in the place of recursion: a line may have many thousand points
  const spans: [from: number, to: number][] = [[0, piece.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(piece, from, to);
    if (far === null) continue;
    isKept[far] = 1;
    spans.push([from, far], [far, to]);
  }
  return piece.filter((_, i) => isKept[i] === 1);
}

/** The point between two that lies farthest from the line through them; null where all lie close. */
function farthest(piece: readonly NonNullable<Place>[], from: number, to: number): number | null {
  const [ax, ay] = piece[from];
  const [dx, dy] = [piece[to][0] - ax, piece[to][1] - ay];
  const length = Math.sqrt(dx * dx + dy * dy);
  let [most, found] = [CLOSE, null as number | null];
  for (let i = from + 1; i < to; i++) {
    const [x, y] = [piece[i][0] - ax, piece[i][1] - ay];
    // a closed line begins where it ends: then the distance from that point counts
    const away = length === 0 ? Math.sqrt(x * x + y * y) : Math.abs(x * dy - y * dx) / length;
    if (away > most) [most, found] = [away, i];
  }
  return found;
}
