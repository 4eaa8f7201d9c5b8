import type { Raw } from "./composed.js";

/** f(x) + weight·Σᵢ max(0, |xᵢ| − 5)²: what keeps a minimum from lying outside the box. */
export function penalised(weight: number, raw: Raw): Raw {
  return (x, g) => {
    const value = raw(x, g);
    let penalty = 0;
    for (let i = 0; i < x.length; i++) {
      const beyond = Math.abs(x[i]) - 5;
      if (beyond > 0) {
        penalty += beyond * beyond;
        g[i] += 2 * weight * beyond * Math.sign(x[i]);
      }
    }
    return value + weight * penalty;
  };
}
