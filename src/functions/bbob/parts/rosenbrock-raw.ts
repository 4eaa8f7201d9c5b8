import type { Vec } from "../../../core/types.js";

/** Σᵢ 100 (zᵢ² − zᵢ₊₁)² + (zᵢ − 1)². */
export function rosenbrockRaw(z: Vec, g: Vec): number {
  let f = 0;
  g[0] = 0;
  for (let i = 0; i < z.length - 1; i++) {
    const t = z[i] * z[i] - z[i + 1];
    const u = z[i] - 1;
    f += 100 * t * t + u * u;
    g[i] += 400 * z[i] * t + 2 * u;
    g[i + 1] = -200 * t;
  }
  return f;
}

/** The factor by which f8, f9 and f19 stretch the valley in many dimensions. */
export function stretch(n: number): number {
  return Math.max(1, Math.sqrt(n) / 8);
}
