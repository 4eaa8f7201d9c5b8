import { defineTransform, list, number } from "../../core/define.js";
import type { Placement } from "../../core/definition.js";
import { usage } from "../../core/errors.js";
import { isInside } from "../../core/is-inside.js";
import { streamsOf } from "../../core/random.js";
import type { Objective, Vec } from "../../core/types.js";
import { lift } from "./lift.js";

export const shift = defineTransform({
  id: "shift",
  title: "Shift",
  source: {
    ref: "Suganthan et al., Problem Definitions and Evaluation Criteria for CEC 2005: functions whose minimiser is not the origin",
    departs:
      "start and domain move along, so that only methods that know the origin (weight decay, LARS, …) go another way",
  },
  formula: "F(x) = f(x − s), s given or drawn by seed from the domain",
  params: {
    by: list({ default: [], range: "(-inf, inf)", doc: "s: one number for all coordinates, or n" }),
    seed: number({
      default: 1,
      range: "[0, 9e15]",
      integer: true,
      doc: "draws s where by is not given",
    }),
    size: number({
      default: 0.5,
      range: "(0, 1]",
      doc: "the largest drawn |sᵢ|, as a share of half the domain's width",
    }),
  },
  apply(place, { by, seed, size }) {
    const s = by.length > 0 ? stated(by, place.start.length) : drawn(place, seed, size);
    const moved = (x: Vec) => x.map((xi, i) => xi + s[i]);
    const { start, domain, optimum } = place;
    return {
      place: {
        start: moved(start),
        domain: {
          lower: moved(domain.lower),
          upper: moved(domain.upper),
          contains: (x: Vec) =>
            isInside(
              domain,
              x.map((xi, i) => xi - s[i]),
            ),
        },
        optimum: optimum && { ...optimum, points: optimum.points.map(moved) },
      },
      see: (inner) => lift(inner, (of) => shifted(of, s)),
    };
  },
});

function stated(by: readonly number[], n: number): Vec {
  if (by.length !== 1 && by.length !== n)
    throw usage(`shift: by has ${by.length} numbers; it takes 1 or dim, here ${n}`);
  return Float64Array.from({ length: n }, (_, i) => by[i % by.length]);
}

function drawn({ domain: { lower, upper } }: Placement, seed: number, size: number): Vec {
  const random = streamsOf(seed, "shift")("vector");
  return lower.map((low, i) => (2 * random.uniform() - 1) * size * ((upper[i] - low) / 2));
}

function shifted(inner: Objective, s: Vec): Objective {
  const at = new Float64Array(inner.dim);
  const hessian = inner.hessianVector?.bind(inner);

  function goBack(x: Vec): void {
    for (let i = 0; i < at.length; i++) at[i] = x[i] - s[i];
  }
  return {
    dim: inner.dim,
    valueAndGradient(x, g) {
      goBack(x);
      return inner.valueAndGradient(at, g);
    },
    ...(hessian && {
      hessianVector(x: Vec, v: Vec, out: Vec) {
        goBack(x);
        hessian(at, v, out);
      },
    }),
  };
}
