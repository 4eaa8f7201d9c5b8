import { pow, sin } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";
import { asymmetric } from "./asymmetric.js";
import { composed, type Raw } from "./composed.js";
import type { Instance } from "./instance.js";
import { conditioning, from, matrix, scaledRows } from "./linear.js";
import { penalised } from "./penalised.js";

/** Schaffer's F7 of a condition number: z = Λ Q T_asy^0.5 R (x − x_opt), ripples around a root. */
export function schaffer(condition: number, { n, R, Q }: Instance, xOpt: Vec): Raw {
  const parts = [
    from(xOpt),
    matrix(R()),
    asymmetric(0.5, n),
    matrix(scaledRows(conditioning(condition, n), Q())),
  ];
  return penalised(10, composed(n, parts, ripples));
}

/** m², m = 1/(n−1) Σᵢ √sᵢ (1 + sin² 50 sᵢ^0.2), sᵢ = √(zᵢ² + zᵢ₊₁²). */
function ripples(z: Vec, g: Vec): number {
  const n = z.length;
  let m = 0;
  g.fill(0);
  for (let i = 0; i < n - 1; i++) {
    const t = z[i] * z[i] + z[i + 1] * z[i + 1];
    // an angle of infinity has no sine
    if (t === Infinity) return t;
    if (t === 0) continue;
    const root = Math.sqrt(Math.sqrt(t));
    const angle = 50 * pow(t, 0.1);
    const s = sin(angle);
    m += root * (1 + s * s);
    // the derivative by t; that of zᵢ² is 2zᵢ
    const slope = 2 * ((root * (1 + s * s)) / (4 * t) + (root * angle * sin(2 * angle)) / (10 * t));
    g[i] += slope * z[i];
    g[i + 1] += slope * z[i + 1];
  }
  m /= n - 1;
  for (let i = 0; i < n; i++) g[i] *= (2 * m) / (n - 1);
  return m * m;
}
