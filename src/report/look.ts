import type { State } from "../records/profiles.js";

/** How a text is to look; made once per stream by terminal/. */
export interface Look {
  /** Columns, at least 20. */
  readonly width: number;
  /** Whether characters beyond ASCII are to be avoided. */
  readonly ascii: boolean;
  readonly paint: Paint;
}

/**
 * Colours a piece of text, by series or by meaning; the identity where there is no colour.
 * Adds no width: the text is the same without its colours.
 */
export interface Paint {
  /** The colour of the k-th series, k = 0, 1, … */
  series(k: number, text: string): string;
  better(text: string): string;
  worse(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
  /** A cell of a heat map. */
  state(state: State, text: string): string;
}

/** No colour. */
export const plain: Paint = {
  series: (_k, text) => text,
  better: (text) => text,
  worse: (text) => text,
  dim: (text) => text,
  strong: (text) => text,
  state: (_state, text) => text,
};
