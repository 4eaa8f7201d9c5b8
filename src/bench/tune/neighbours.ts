import { functionNamed } from "../../plan/known-names.js";
import { streamsOf } from "../../core/random.js";
import type { Box } from "../../core/types.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import { movedTo, startName } from "./entries.js";

/** How many starts near the stated one a value must also do well from. */
const NEIGHBOURS = 4;
/** They lie within this share of the domain's side, in each coordinate. */
const WITHIN = 0.01;
/** How far a start moves along a coordinate; `WITHIN` if that is less. */
const CLOSE = 1e-3;
/** A start is moved along at most so many coordinates. */
const MOST_COORDINATES = 10;

/** What lies near a case: other starts, the same for all methods. */
export interface Near {
  /** From a few starts within 1 % of the domain's side. */
  neighbours(one: Case): Case[];
  /** From its own start, moved by 10⁻³ along each coordinate, both ways. */
  close(one: Case): Case[];
}

/** The box of the function of a case; null where it has none. */
type BoxOf = (one: Case) => Box | null;

/** What lies near the cases of a plan. Looks up the box of each function once. */
export function nearIn(catalogue: Catalogue): Near {
  const known = new Map<string, Box | null>();
  const lookUp: BoxOf = ({ function: fn, dimension }) => {
    const key = `${fn} ${dimension}`;
    const box = known.has(key) ? known.get(key)! : boxOf(fn, dimension, catalogue);
    known.set(key, box);
    return box;
  };
  return {
    neighbours: (one) => neighboursOf(one, lookUp),
    close: (one) => closeTo(one, lookUp),
  };
}

/** A plug-in's domain may throw: then there is none. */
function boxOf(fn: string, dimension: number, catalogue: Catalogue): Box | null {
  try {
    const { definition, dim, values } = functionNamed(fn, dimension, catalogue);
    return definition.domain(dim, values);
  } catch {
    return null;
  }
}

/**
 * The case from a few starts near its own: uniform within 1 % of the domain's side in each
 * coordinate, and inside the domain where the start is; where a side is not finite it counts as
 * max(1, |x|). They are a stream of (seed, function, start), so all methods get the same.
 */
function neighboursOf(one: Case, lookUp: BoxOf): Case[] {
  const streams = streamsOf(one.seed, one.function);
  return Array.from({ length: NEIGHBOURS }, (_, k) => {
    const random = streams(`neighbour ${k + 1} of ${startName(one)}`);
    const point = one.start.map((xi, i) => {
      const reach = WITHIN * sideOf(one, i, lookUp);
      return insideWith(xi, xi + (2 * random.uniform() - 1) * reach, i, lookUp(one));
    });
    return movedTo(one, point, String(k + 1));
  });
}

/** The case from its start moved by 10⁻³ along each coordinate, both ways. */
function closeTo(one: Case, lookUp: BoxOf): Case[] {
  return coordinatesOf(one).flatMap((i) => {
    const step = Math.min(CLOSE, WITHIN * sideOf(one, i, lookUp));
    return [-step, step].map((by) => {
      const point = one.start.map((xi, j) => (j === i ? xi + by : xi));
      return movedTo(one, point, `${i + 1}${by < 0 ? "-" : "+"}`);
    });
  });
}

/** All of them; of many dimensions some, drawn by the same stream for all methods. */
function coordinatesOf(one: Case): number[] {
  const all = one.start.map((_, i) => i);
  if (all.length <= MOST_COORDINATES) return all;
  const random = streamsOf(one.seed, one.function)(`coordinates of ${startName(one)}`);
  const drawn = new Set<number>();
  while (drawn.size < MOST_COORDINATES) drawn.add(Math.floor(random.uniform() * all.length));
  return [...drawn];
}

function sideOf(one: Case, i: number, lookUp: BoxOf): number {
  const box = lookUp(one);
  const side = box === null ? Infinity : box.upper[i] - box.lower[i];
  return side > 0 && side < Infinity ? side : Math.max(1, Math.abs(one.start[i]));
}

/** A start inside the domain has its neighbours there. */
function insideWith(xi: number, moved: number, i: number, box: Box | null): number {
  if (box === null || !(xi >= box.lower[i] && xi <= box.upper[i])) return moved;
  return Math.min(box.upper[i], Math.max(box.lower[i], moved));
}
