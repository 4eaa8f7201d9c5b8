/** A function of two variables, as far as a picture of it goes. */
export interface Field {
  readonly title: string;
  /** f(x, y); NaN or infinite where it has no value. */
  valueAt(x: number, y: number): number;
  /** The function's domain. */
  readonly box: {
    readonly lower: readonly [number, number];
    readonly upper: readonly [number, number];
  };
  readonly start: readonly [number, number];
  readonly minimisers: readonly (readonly [number, number])[];
  /** f*, or null where it is not known. */
  readonly minimum: number | null;
}

/** Where one run went. */
export interface Path {
  /** What stands for the path in the picture: one character, a capital by custom. */
  readonly letter: string;
  /** Its number, which chooses a colour; its place among the paths where left out. */
  readonly series?: number;
  readonly label: string;
  /** x₀, y₀, x₁, y₁, …: the start and every iterate. */
  readonly points: ArrayLike<number>;
}

export interface ContourOptions {
  /** All paths in one picture, or one picture for each; `auto`, as where left out: panels for up to 9 paths. */
  readonly layout?: "overlay" | "panels" | "auto";
}
