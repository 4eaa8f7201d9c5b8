import { fold } from "../core/suggest.js";

/** Names in the literature for some of the entries, without separators. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  nag: ["nesterov"],
  acceleratedgradient: ["nesterov", "nesterov-convex"],
  fista: ["nesterov-convex"],
  heavyball: ["momentum"],
  polyakmomentum: ["momentum"],
  gd: ["sgd"],
  steepest: ["steepest-descent"],
  conjugategradient: ["nonlinear-cg"],
  cg: ["nonlinear-cg"],
  quasinewton: ["bfgs", "l-bfgs"],
  lmbfgs: ["l-bfgs"],
  amsgrad: ["adam"],
  signum: ["sign-sgd"],
  bb: ["barzilai-borwein"],
  linesearch: ["gd-armijo", "steepest-descent"],
  sgdr: ["cosine-restarts"],
  warmrestarts: ["cosine-restarts"],
  polyakaveraging: ["asgd", "ema"],
  swa: ["asgd", "ema"],
  gradientclipping: ["clip"],
  banana: ["rosenbrock"],
  sphere: ["isotropic"],
  ellipsoid: ["quadratic"],
};

interface Entry {
  readonly id: string;
  readonly title: string;
}

/** Entries whose title, or other name in the literature, is or has the words; the best first. */
export function searchEntries<T extends Entry>(words: string, entries: readonly T[]): T[] {
  // "tf.keras.optimizers.Adam" is keras.optimizers.Adam
  const wanted = fold(words).replace(/^tf\./, "");
  if (wanted.length < 2) return [];
  const named = Object.hasOwn(SYNONYMS, wanted) ? SYNONYMS[wanted] : [];
  const ids = (id: string) => named.includes(id);
  const exact = entries.filter(({ id, title }) => ids(id) || fold(title) === wanted);
  if (exact.length > 0 || wanted.length < 3) return exact;
  return entries.filter(({ title }) => fold(title).includes(wanted));
}
