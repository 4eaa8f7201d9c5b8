import type { Vec } from "../../../core/types.js";
import { zeros } from "../../../core/vector.js";

/** f − f_opt: writes its gradient at `x` into `g`, both of length n. Allocates nothing. */
export type Raw = (x: Vec, g: Vec) => number;

/** One step on the way from x to z, with its derivative. It keeps what the derivative needs. */
export interface Part {
  /** Writes the image of `x` into `z`, another vector of length n. */
  map(x: Vec, z: Vec): void;
  /** Writes Jᵀg into `out`, another vector, J being the derivative where `map` was last called. */
  pull(g: Vec, out: Vec): void;
}

/** f(x) = raw(z), where the parts make z of x, the first written first. The gradient is the chain rule. */
export function composed(n: number, parts: readonly Part[], raw: Raw): Raw {
  const images = zeros(n, parts.length);
  const slopes = zeros(n, parts.length);
  return (x, g) => {
    let z = x;
    for (let k = 0; k < parts.length; k++) {
      parts[k].map(z, images[k]);
      z = images[k];
    }
    const value = raw(z, slopes[parts.length - 1]);
    for (let k = parts.length - 1; k >= 0; k--)
      parts[k].pull(slopes[k], k === 0 ? g : slopes[k - 1]);
    return value;
  };
}
