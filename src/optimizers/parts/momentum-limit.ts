/**
 * c of `OptimizerDefinition.stability` for b ← μ·b + γ·g; x ← x − lr·b, or x ← x − lr·(g + μ·b) with
 * `looksAhead`. On f = ½ L x² both are linear in (x, b) with trace T and determinant D; with
 * s = lr·L they are T = 1 + μ − s·γ, D = μ, and T = 1 + μ − s·(1 + μ·γ), D = μ·(1 − s). What grows
 * first does so where 1 + T + D turns negative.
 */
export function momentumLimit(mu: number, gamma: number, looksAhead: boolean): number {
  return (2 * (1 + mu)) / (looksAhead ? 1 + mu + mu * gamma : gamma);
}
