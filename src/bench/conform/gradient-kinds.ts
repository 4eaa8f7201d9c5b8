import type { Random } from "../../core/random.js";

/** Prescribed gradients: the method gets them whatever it does, so that rounding errors cannot grow. */
export interface GradientKind {
  readonly name: string;
  readonly about: string;
  /** The start; its length is the dimension. */
  readonly start: readonly number[];
  /** Coordinate i of the gradient of update t = 0, 1, … @param z a standard normal number */
  gradient(t: number, i: number, z: number): number;
  /** The factor of the learning rate at update t; 1 if left out. */
  rate?(t: number): number;
}

/** Updates of each kind: enough for a second moment with β₂ = 0.99 to forget its beginning. */
export const STEPS = 300;

const ORIGIN = [0, 0, 0];
/** Coordinates of a kind have different sizes, so that each tests something else. */
const SIZES = [1, 0.3, 2];

/** c·kᵗ by squaring, so that no power function is needed. */
function geometric(base: number, t: number): number {
  let [power, square] = [1, base];
  for (let rest = t; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

const ordinary = (_t: number, i: number, z: number) => SIZES[i] * (z + 0.3);

/** Ordinary ones first: the first departure that is told should be the plainest. */
export const GRADIENT_KINDS: readonly GradientKind[] = [
  { name: "ordinary", about: "normal numbers around 0.3", start: ORIGIN, gradient: ordinary },
  {
    name: "tiny",
    about: "of size 1e-8, where ε decides",
    start: ORIGIN,
    gradient: (_t, i, z) => 1e-8 * SIZES[i] * (1 + 0.3 * z),
  },
  {
    name: "zero",
    about: "zero for 20 steps, at first and from step 40 on",
    start: ORIGIN,
    gradient: (t, i, z) => (t < 20 || (t >= 40 && t < 60) ? 0 : ordinary(t, i, z)),
  },
  {
    name: "huge",
    about: "of size 1e8",
    start: ORIGIN,
    gradient: (t, i, z) => 1e8 * ordinary(t, i, z),
  },
  {
    name: "alternating",
    about: "with a sign that changes at every step",
    start: ORIGIN,
    gradient: (t, i, z) => (t % 2 === 0 ? 1 : -1) * SIZES[i] * (1 + 0.1 * z),
  },
  {
    name: "sparse",
    about: "not zero at one step in ten",
    start: ORIGIN,
    gradient: (t, i, z) => (t % 10 === 3 * i ? ordinary(t, i, z) : 0),
  },
  {
    name: "growing",
    about: "from 1e-6 to 1e2",
    start: ORIGIN,
    gradient: (t, i, z) => 1e-6 * geometric(1.0635, t) * SIZES[i] * (1 + 0.2 * z),
  },
  {
    name: "sinking",
    about: "from 1 to 1e-8, where a maximum of the past decides",
    start: ORIGIN,
    gradient: (t, i, z) => geometric(0.94, t) * SIZES[i] * (1 + 0.2 * z),
  },
  {
    name: "uneven",
    about: "coordinates of sizes 1e-6, 1 and 1e6",
    start: ORIGIN,
    gradient: (_t, i, z) => [1e-6, 1, 1e6][i] * (z + 0.3),
  },
  {
    name: "x of size 1",
    about: "ordinary ones, from x = (1, -2, 0.5)",
    start: [1, -2, 0.5],
    gradient: ordinary,
  },
  {
    name: "x of size 100",
    about: "ordinary ones, from x = (100, -200, 50)",
    start: [100, -200, 50],
    gradient: ordinary,
  },
  {
    name: "learning rate changes",
    about: "ordinary ones; lr is halved at step 11 and again at step 51",
    start: [1, -2, 0.5],
    gradient: ordinary,
    rate: (t) => (t < 10 ? 1 : t < 50 ? 0.5 : 0.25),
  },
];

/** The gradients of a kind, one for each update. */
export function gradientsOf({ gradient, start }: GradientKind, random: Random): Float64Array[] {
  return Array.from({ length: STEPS }, (_, t) =>
    Float64Array.from(start, (_xi, i) => gradient(t, i, random.normal())),
  );
}
