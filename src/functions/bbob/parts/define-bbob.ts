import { defineFunction, number } from "../../../core/define.js";
import type { GradientReach } from "../../../core/definition.js";
import type { Vec } from "../../../core/types.js";
import { cube } from "../../../core/vector.js";
import type { Raw } from "./composed.js";
import { drawnMinimum, drawnPoint, instanceOf, LAST_INSTANCE, type Instance } from "./instance.js";

/** One function of the suite: what the others do not have. */
interface Given {
  /** 1 … 24, as COCO numbers them. */
  readonly number: number;
  readonly title: string;
  /** What users may type after `bbob-` instead of the number; the file is named after the first. */
  readonly names: readonly string[];
  readonly formula: string;
  readonly smoothness: string;
  readonly pitfalls?: string;
  readonly gradientReach?: GradientReach;
  readonly departs?: string;
  /** What an `optbench run` of it has besides, where the usual one does not get to x_opt: in 2 dimensions. */
  readonly example?: string;
  /** x_opt; where it is left out, the point that COCO draws. */
  minimiser?(instance: Instance): Vec;
  /** f − f_opt. */
  create(instance: Instance, xOpt: Vec): Raw;
}

/** Rotations have n² numbers and take of the order of n³ operations to make. */
const MAX_DIM = 512;

/** A function of the BBOB suite: instances by number, in [−5, 5]ⁿ, from the centre. */
export function defineBbob(given: Given) {
  const minimiser = given.minimiser ?? (({ n, seed }: Instance) => drawnPoint(n, seed));
  return defineFunction({
    id: `bbob-f${given.number}`,
    aliases: given.names.map((name) => `bbob-${name}`),
    title: given.title,
    source: {
      ref: `Hansen, Finck, Ros & Auger, Real-Parameter Black-Box Optimization Benchmarking 2009: Noiseless Functions Definitions, INRIA RR-6829 (2009), f${given.number}; instances as COCO draws them`,
      url: "https://coco-platform.org/testsuites/bbob/functions.html",
      ...(given.departs === undefined ? {} : { departs: given.departs }),
    },
    ...(given.example === undefined
      ? {}
      : { example: `-f bbob-f${given.number} ${given.example}` }),
    formula: given.formula,
    group: "bbob",
    smoothness: given.smoothness,
    ...(given.pitfalls === undefined ? {} : { pitfalls: given.pitfalls }),
    ...(given.gradientReach === undefined ? {} : { gradientReach: given.gradientReach }),
    params: {
      instance: number({
        default: 1,
        range: `[1, ${LAST_INSTANCE}]`,
        integer: true,
        doc: "which x_opt, f_opt and rotations, by COCO's number",
      }),
    },
    dim: { min: 2, max: MAX_DIM },
    start: (n) => new Float64Array(n),
    domain: (n) => cube(-5, 5, n),
    optimum: (n, { instance }) => ({
      value: drawnMinimum(given.number, instance),
      points: [minimiser(instanceOf(given.number, instance, n))],
    }),
    create(n, { instance }) {
      const drawn = instanceOf(given.number, instance, n);
      const fOpt = drawnMinimum(given.number, instance);
      const raw = given.create(drawn, minimiser(drawn));
      return { dim: n, valueAndGradient: (x, g) => raw(x, g) + fOpt };
    },
  });
}
