import { evenlySpread, spacingOf } from "./evenly.js";
import { PRIMES, radicalInverse, scrambledDigits } from "./halton.js";
import type { Method } from "../../records/tuning.js";
import { halving } from "./halving.js";
import { refine } from "./refine.js";
import type { Point, Search, Strategy } from "./strategy.js";

/** The strategy of a method. */
export const STRATEGIES: Readonly<Record<Method, (search: Search) => Strategy>> = {
  refine: (search) => filledUp(refine(search), search),
  grid: (search) => {
    const { trials, dimensions } = search;
    return filledUp(once(evenlySpread(trials, dimensions), spacingOf(trials)), search);
  },
  random({ trials, dimensions, streams }) {
    const random = streams("tune: random");
    return drawn(trials, () => Array.from({ length: dimensions }, () => random.uniform()));
  },
  quasi({ trials, dimensions, streams }) {
    const digits = PRIMES.slice(0, dimensions).map((base) =>
      scrambledDigits(base, streams(`tune: digits in base ${base}`)),
    );
    return drawn(trials, halton(digits));
  },
  halving,
};

/** Halton's sequence, the digits of each coordinate scrambled by its own orders. */
function halton(digits: readonly (readonly (readonly number[])[])[]): () => Point {
  let index = 0;
  return () => {
    const k = index++;
    return digits.map((orders, j) => radicalInverse(k, PRIMES[j], orders));
  };
}

/**
 * Where rounding made one point of two, further ones take their place: all optimizers get the same
 * number of trials.
 */
function filledUp(strategy: Strategy, { trials, dimensions }: Search): Strategy {
  const further = drawn(trials, halton(Array.from({ length: dimensions }, () => [])));
  return (tried) => strategy(tried) ?? further(tried);
}

function once(points: readonly Point[], spacing: number): Strategy {
  return (tried) => (tried.length > 0 ? null : { points, spacing, share: 1 });
}

/** Values that were drawn are told apart when they are this share of the interval from one another. */
const GRAIN = 1e-4;

/** Draws until there are enough: a value that was tried before is not tried again. */
function drawn(trials: number, draw: () => Point): Strategy {
  return (tried) => {
    const count = trials - tried.length;
    if (count <= 0) return null;
    return { points: Array.from({ length: count }, draw), spacing: GRAIN, share: 1 };
  };
}
