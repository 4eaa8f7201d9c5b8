import { cos, sin } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";

/** 10 (n − Σ cos 2πzᵢ) + ‖z‖². */
export function rastriginRaw(z: Vec, g: Vec): number {
  let cosines = 0;
  let squares = 0;
  for (let i = 0; i < z.length; i++) {
    const zi = z[i];
    cosines += cos(2 * Math.PI * zi);
    squares += zi * zi;
    g[i] = 20 * Math.PI * sin(2 * Math.PI * zi) + 2 * zi;
  }
  return 10 * (z.length - cosines) + squares;
}
