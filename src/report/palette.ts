import type { State } from "../records/profiles.js";

/** The palette of Okabe & Ito (2008), told apart by colour-blind eyes: orange and blue first, yellow last. */
export const OKABE_ITO = [
  "#0072B2",
  "#E69F00",
  "#009E73",
  "#CC79A7",
  "#56B4E9",
  "#D55E00",
  "#F0E442",
] as const;

/**
 * How well a method does, from teal to brown, the ends of ColorBrewer's BrBG with red for divergence:
 * hues that no series has, so that a state never looks like a method. With what can be read on each.
 */
export const STATE_COLOURS: Readonly<Record<State, readonly [background: string, text: string]>> = {
  best: ["#01665E", "#FFFFFF"],
  good: ["#80CDC1", "#000000"],
  slow: ["#F6E8C3", "#000000"],
  unstable: ["#BF812D", "#000000"],
  fragile: ["#DFC27D", "#000000"],
  failed: ["#8C510A", "#FFFFFF"],
  diverged: ["#A50026", "#FFFFFF"],
};

/** Words of praise and of blame between sentences: teal and red, which no series has either. */
export const BETTER = "#35978F";
export const WORSE = "#D7263D";
