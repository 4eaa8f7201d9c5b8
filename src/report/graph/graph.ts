/** A function of one variable, as far as a picture of it goes. */
export interface Graph {
  readonly title: string;
  /** f(x); NaN or infinite where it has no value. */
  valueAt(x: number): number;
  /** The function's domain. */
  readonly lower: number;
  readonly upper: number;
  readonly start: number;
  readonly minimisers: readonly number[];
}

/** Where one run went. */
export interface GraphPath {
  readonly letter: string;
  /** Its number, which chooses a colour; its place among the paths where left out. */
  readonly series?: number;
  readonly label: string;
  /** x₀, x₁, … */
  readonly points: ArrayLike<number>;
}
