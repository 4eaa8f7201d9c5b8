import type { Streams } from "../../core/random.js";
import type { Score } from "./objective.js";

/** A point of the unit cube: for every parameter that is searched for, its share of the interval. */
export type Point = readonly number[];

/** Points to try next. */
export interface Round {
  readonly points: readonly Point[];
  /** Points nearer than this count as the same. */
  readonly spacing: number;
  /** The share of the iterations that they get. */
  readonly share: number;
}

/** A point that was tried, and what came of it. */
export interface Tried {
  readonly point: Point;
  readonly share: number;
  readonly score: Score;
}

/** What a method of search knows. */
export interface Search {
  /** Parameters searched for, at least one. */
  readonly dimensions: number;
  /** Points to try, at least one. */
  readonly trials: number;
  /** Iterations of a whole run. */
  readonly iterations: number;
  readonly streams: Streams;
}

/** Proposes the next points, knowing all that were tried; null when it is done. */
export type Strategy = (tried: readonly Tried[]) => Round | null;
