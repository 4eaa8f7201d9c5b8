import type { AnyOptimizer } from "../../core/definition.js";
import type { Vec } from "../../core/types.js";

/** Adam with one thing wrong. */
export interface AdamMistake {
  readonly reason: string;
  /** Whether it is in the weight decay, and so depends on its rate. */
  readonly isOfDecay?: boolean;
  readonly create: AnyOptimizer["create"];
}

/** What one coordinate of one step is made of. */
interface Coordinate {
  readonly m: number;
  readonly v: number;
  readonly g: number;
  readonly x: number;
  readonly lr: number;
  readonly t: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  /** Decoupled weight decay. */
  readonly decay: number;
}

/** The pieces of Adam: a mistake replaces some. */
interface Pieces {
  m(c: Coordinate): number;
  v(c: Coordinate, m: number): number;
  correction1(c: Coordinate): number;
  correction2(c: Coordinate): number;
  /** Of the moments as they are used: m̂ and v̂. */
  direction(mHat: number, vHat: number, c: Coordinate): number;
  /** Which moments the step uses. */
  readonly uses: "new" | "old m" | "old v";
  /** Whether the corrected moments are kept in the place of the moments. */
  readonly keepsCorrected: boolean;
  /** x after the step. */
  move(c: Coordinate, direction: number): number;
}

const RIGHT: Pieces = {
  m: ({ m, g, beta1 }) => beta1 * m + (1 - beta1) * g,
  v: ({ v, g, beta2 }) => beta2 * v + (1 - beta2) * g * g,
  correction1: ({ beta1, t }) => 1 - power(beta1, t),
  correction2: ({ beta2, t }) => 1 - power(beta2, t),
  direction: (mHat, vHat, { eps }) => mHat / (Math.sqrt(vHat) + eps),
  uses: "new",
  keepsCorrected: false,
  move: ({ x, lr, decay }, direction) => x - lr * decay * x - lr * direction,
};

/** βᵗ for t = 0, 1, … */
function power(beta: number, t: number): number {
  let product = 1;
  for (let k = 0; k < t; k++) product *= beta;
  return product;
}

const shifted = (by: number): Partial<Pieces> => ({
  correction1: (c) => RIGHT.correction1({ ...c, t: c.t + by }),
  correction2: (c) => RIGHT.correction2({ ...c, t: c.t + by }),
});

const swapped = (c: Coordinate): Coordinate => ({ ...c, beta1: c.beta2, beta2: c.beta1 });

const MISTAKES: readonly (readonly [reason: string, pieces: Partial<Pieces>])[] = [
  [
    "ε is inside the root: √(v̂ + ε) in the place of √v̂ + ε",
    { direction: (mHat, vHat, { eps }) => mHat / Math.sqrt(vHat + eps) },
  ],
  [
    "ε² is inside the root: √(v̂ + ε²) in the place of √v̂ + ε",
    { direction: (mHat, vHat, { eps }) => mHat / Math.sqrt(vHat + eps * eps) },
  ],
  ["the bias corrections are off by one: 1 − βᵗ⁺¹ in the place of 1 − βᵗ", shifted(1)],
  [
    "the bias corrections are off by one: 1 − βᵗ⁻¹ in the place of 1 − βᵗ, which is 0 at step 1",
    shifted(-1),
  ],
  [
    "the bias correction of m is off by one: 1 − β₁ᵗ⁺¹ in the place of 1 − β₁ᵗ",
    { correction1: (c) => RIGHT.correction1({ ...c, t: c.t + 1 }) },
  ],
  [
    "the bias correction of v is off by one: 1 − β₂ᵗ⁺¹ in the place of 1 − β₂ᵗ",
    { correction2: (c) => RIGHT.correction2({ ...c, t: c.t + 1 }) },
  ],
  [
    "the bias corrections never change: 1 − β at every step in the place of 1 − βᵗ",
    {
      correction1: ({ beta1 }) => 1 - beta1,
      correction2: ({ beta2 }) => 1 - beta2,
    },
  ],
  ["m is not corrected for its bias: m in the place of m̂", { correction1: () => 1 }],
  ["v is not corrected for its bias: v in the place of v̂", { correction2: () => 1 }],
  [
    "no moment is corrected for its bias: m and v in the place of m̂ and v̂",
    { correction1: () => 1, correction2: () => 1 },
  ],
  [
    "v is corrected with β₁: 1 − β₁ᵗ in the place of 1 − β₂ᵗ",
    { correction2: (c) => RIGHT.correction1(c) },
  ],
  [
    "m is corrected with β₂: 1 − β₂ᵗ in the place of 1 − β₁ᵗ",
    { correction1: (c) => RIGHT.correction2(c) },
  ],
  [
    "the correction of v lacks its root: lr·(1 − β₂ᵗ)/(1 − β₁ᵗ) in the place of lr·√(1 − β₂ᵗ)/(1 − β₁ᵗ)",
    {
      correction2: () => 1,
      direction: (mHat, v, c) => (RIGHT.correction2(c) * mHat) / (Math.sqrt(v) + c.eps),
    },
  ],
  [
    "β₁ and β₂ are swapped",
    {
      m: (c) => RIGHT.m(swapped(c)),
      v: (c, m) => RIGHT.v(swapped(c), m),
      correction1: (c) => RIGHT.correction1(swapped(c)),
      correction2: (c) => RIGHT.correction2(swapped(c)),
    },
  ],
  [
    "the root is missing: m̂/(v̂ + ε) in the place of m̂/(√v̂ + ε)",
    { direction: (mHat, vHat, { eps }) => mHat / (vHat + eps) },
  ],
  [
    "v averages |g| in the place of g²",
    { v: ({ v, g, beta2 }) => beta2 * v + (1 - beta2) * Math.abs(g) },
  ],
  ["v averages m² in the place of g²", { v: ({ v, beta2 }, m) => beta2 * v + (1 - beta2) * m * m }],
  [
    "m gathers g without the factor 1 − β₁: m ← β₁·m + g",
    { m: ({ m, g, beta1 }) => beta1 * m + g },
  ],
  [
    "v gathers g² without the factor 1 − β₂: v ← β₂·v + g²",
    { v: ({ v, g, beta2 }) => beta2 * v + g * g },
  ],
  [
    "m and v gather without the factors 1 − β: m ← β₁·m + g, v ← β₂·v + g²",
    {
      m: ({ m, g, beta1 }) => beta1 * m + g,
      v: ({ v, g, beta2 }) => beta2 * v + g * g,
    },
  ],
  [
    "v squares the weighted gradient: v ← β₂·v + ((1 − β₂)·g)²",
    { v: ({ v, g, beta2 }) => beta2 * v + (1 - beta2) * g * ((1 - beta2) * g) },
  ],
  [
    "the corrected moments are kept: m ← m̂ and v ← v̂, so that the corrections add up",
    { keepsCorrected: true },
  ],
  ["the step uses m as it was before this gradient", { uses: "old m" }],
  ["the step uses v as it was before this gradient", { uses: "old v" }],
  [
    "the step uses g in the place of m̂",
    { direction: (_mHat, vHat, { g, eps }) => g / (Math.sqrt(vHat) + eps) },
  ],
  [
    "the maximum is kept in v itself: v ← max(v, β₂·v + (1 − β₂)·g²)",
    { v: (c, m) => Math.max(c.v, RIGHT.v(c, m)) },
  ],
  [
    "the learning rate falls as lr/√t",
    { move: (c, direction) => RIGHT.move({ ...c, lr: c.lr / Math.sqrt(c.t) }, direction) },
  ],
  [
    "the learning rate falls as lr/t",
    { move: (c, direction) => RIGHT.move({ ...c, lr: c.lr / c.t }, direction) },
  ],
  [
    "lr is inside m: m ← β₁·m + (1 − β₁)·lr·g, which shows where lr changes",
    {
      m: ({ m, g, lr, beta1 }) => beta1 * m + (1 - beta1) * lr * g,
      move: ({ x, lr, decay }, direction) => x - lr * decay * x - direction,
    },
  ],
  [
    "weight decay comes after the step and shrinks what it led to: x ← (x − lr·m̂/(√v̂ + ε))·(1 − lr·wd)",
    { move: ({ x, lr, decay }, direction) => (x - lr * direction) * (1 - lr * decay) },
  ],
  [
    "weight decay is not multiplied by lr: x ← x − wd·x",
    { move: ({ x, lr, decay }, direction) => x - decay * x - lr * direction },
  ],
  ["there is no weight decay", { move: ({ x, lr }, direction) => x - lr * direction }],
  [
    "weight decay has the wrong sign: x ← x + lr·wd·x",
    { move: ({ x, lr, decay }, direction) => x + lr * decay * x - lr * direction },
  ],
];

/** What people get wrong in Adam and AdamW. */
export const ADAM_MISTAKES: readonly AdamMistake[] = MISTAKES.map(([reason, pieces]) => ({
  reason,
  isOfDecay: reason.startsWith("weight decay"),
  create: (dim, values) => wrongAdam(dim, values as Numbers, { ...RIGHT, ...pieces }),
}));

type Numbers = Readonly<Record<string, number>>;

function wrongAdam(dim: number, values: Numbers, pieces: Pieces) {
  const [m, v] = [new Float64Array(dim), new Float64Array(dim)];
  const { beta1, beta2, eps, weightDecay: decay = 0 } = values;
  return {
    step(x: Vec, g: Vec, lr: number, t: number) {
      for (let i = 0; i < dim; i++) {
        const c = { m: m[i], v: v[i], g: g[i], x: x[i], lr, t, beta1, beta2, eps, decay };
        const mNext = pieces.m(c);
        const vNext = pieces.v(c, mNext);
        const mHat = (pieces.uses === "old m" ? c.m : mNext) / pieces.correction1(c);
        const vHat = (pieces.uses === "old v" ? c.v : vNext) / pieces.correction2(c);
        m[i] = pieces.keepsCorrected ? mHat : mNext;
        v[i] = pieces.keepsCorrected ? vHat : vNext;
        x[i] = pieces.move(c, pieces.direction(mHat, vHat, c));
      }
    },
  };
}
