import { choice, defineTransform, number } from "../../core/define.js";
import { usage } from "../../core/errors.js";
import { isInside } from "../../core/is-inside.js";
import { streamsOf } from "../../core/random.js";
import type { Box, Objective, Vec } from "../../core/types.js";
import { lift } from "./lift.js";
import { orthogonal, times, timesTransposed } from "./orthogonal.js";

/** The matrix has n×n numbers and takes of the order of n³ operations to make. */
const MAX_DIM = 512;

export const rotate = defineTransform({
  id: "rotate",
  title: "Rotate about the origin or the minimiser",
  source: {
    ref: "Salomon, Re-evaluating genetic algorithm performance under coordinate rotation, BioSystems 39 (1996)",
    url: "https://doi.org/10.1016/0303-2647(96)01621-8",
    departs:
      "Q is uniform over the orthogonal matrices, mirror images included; the domain keeps its widths and its centre is rotated, since a turned box is none",
  },
  formula: "F(x) = f(c + Qᵀ(x − c)), Q orthogonal by seed, c = 0 or the first minimiser",
  params: {
    seed: number({ default: 1, range: "[0, 9e15]", integer: true, doc: "which rotation" }),
    about: choice({
      values: ["origin", "minimiser"],
      default: "origin",
      doc: "the point c that stays where it is",
    }),
  },
  apply(place, { seed, about }) {
    const n = place.start.length;
    if (n > MAX_DIM)
      throw usage(`rotate: keeps a matrix of n×n; dim is at most ${MAX_DIM}, got ${n}`);
    const minimiser = place.optimum?.points[0];
    if (about === "minimiser" && minimiser === undefined)
      throw usage("rotate: about=minimiser needs a function whose minimiser is known");
    const centre = about === "minimiser" ? minimiser! : new Float64Array(n);
    const rows = orthogonal(n, streamsOf(seed, "rotate")("matrix"));

    function moved(x: Vec): Vec {
      const out = new Float64Array(n);
      times(
        rows,
        x.map((xi, i) => xi - centre[i]),
        out,
      );
      return out.map((xi, i) => xi + centre[i]);
    }
    function movedBack(x: Vec): Vec {
      const out = new Float64Array(n);
      timesTransposed(
        rows,
        x.map((xi, i) => xi - centre[i]),
        out,
      );
      return out.map((xi, i) => xi + centre[i]);
    }
    return {
      place: {
        start: moved(place.start),
        // a rotated box is not a box: the domain drawn is as wide as the old one, and `contains` rotates back
        domain: {
          ...movedBox(place.domain, moved),
          contains: (x: Vec) => isInside(place.domain, movedBack(x)),
        },
        optimum: place.optimum && { ...place.optimum, points: place.optimum.points.map(moved) },
      },
      see: (inner) => lift(inner, (of) => rotated(of, rows, centre)),
    };
  },
});

function movedBox({ lower, upper }: Box, moved: (x: Vec) => Vec): Box {
  const middle = moved(lower.map((low, i) => (low + upper[i]) / 2));
  return {
    lower: middle.map((m, i) => m - (upper[i] - lower[i]) / 2),
    upper: middle.map((m, i) => m + (upper[i] - lower[i]) / 2),
  };
}

function rotated(inner: Objective, rows: readonly Vec[], centre: Vec): Objective {
  const n = inner.dim;
  const from = new Float64Array(n);
  const at = new Float64Array(n);
  const gAt = new Float64Array(n);
  const hessian = inner.hessianVector?.bind(inner);

  function goBack(x: Vec): void {
    for (let i = 0; i < n; i++) from[i] = x[i] - centre[i];
    timesTransposed(rows, from, at);
    for (let i = 0; i < n; i++) at[i] += centre[i];
  }
  return {
    dim: n,
    valueAndGradient(x, g) {
      goBack(x);
      const f = inner.valueAndGradient(at, gAt);
      times(rows, gAt, g);
      return f;
    },
    ...(hessian && {
      hessianVector(x: Vec, v: Vec, out: Vec) {
        goBack(x);
        timesTransposed(rows, v, from);
        hessian(at, from, gAt);
        times(rows, gAt, out);
      },
    }),
  };
}
