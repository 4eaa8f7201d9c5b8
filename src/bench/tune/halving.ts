import { evenlySpread, spacingOf } from "./evenly.js";
import { compareScores } from "./objective.js";
import type { Search, Strategy } from "./strategy.js";

/** Of the points of a rung, one in so many goes on, with so many times the iterations. */
const KEPT_OF = 3;
/** A rung of fewer iterations would tell nothing. */
const FEWEST_ITERATIONS = 10;

/**
 * Successive halving: all points with few iterations, the best third of them with three times as
 * many, until the last few get all.
 *
 * Jamieson & Talwalkar, Non-stochastic best arm identification and hyperparameter optimization,
 * AISTATS 2016.
 */
export function halving({ trials, dimensions, iterations }: Search): Strategy {
  let share = 1;
  const isWorth = (next: number) => trials * next >= 1 && iterations * next >= FEWEST_ITERATIONS;
  while (isWorth(share / KEPT_OF)) share /= KEPT_OF;
  const spacing = spacingOf(trials);
  return (tried) => {
    if (tried.length === 0) return { points: evenlySpread(trials, dimensions), spacing, share };
    const rung = tried.filter((one) => one.share === share);
    if (share >= 1 || rung.length === 0) return null;
    const order = rung.toSorted((a, b) => compareScores(a.score, b.score));
    const kept = order.slice(0, Math.ceil(rung.length / KEPT_OF));
    // thirds of thirds do not multiply to 1
    share = share * KEPT_OF > 0.9 ? 1 : share * KEPT_OF;
    return { points: kept.map(({ point }) => point), spacing, share };
  };
}
