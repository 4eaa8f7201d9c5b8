/** What is called significant: a verdict may be false in this share of comparisons without a difference. */
export const SIGNIFICANCE = 0.05;

/**
 * P(X ≤ k) for X ~ Bin(n, 1/2), exact up to rounding: relative error below 1e-12 for n to 10⁵.
 * The largest term is a product whose halvings are taken on the way, so that nothing overflows; the
 * others follow from it by their ratios.
 */
export function halfBinomialTail(k: number, n: number): number {
  if (k < 0) return 0;
  if (2 * k >= n) return 1 - halfBinomialTail(n - k - 1, n);
  let largest = 1;
  let halvings = n;
  for (let i = 1; i <= k; i++) {
    largest *= (n - k + i) / i;
    for (; largest > 1 && halvings > 0; halvings--) largest /= 2;
  }
  for (; halvings > 0 && largest > 0; halvings--) largest /= 2;
  let sum = 0;
  let term = 1;
  for (let i = k; i >= 0 && term > 0; i--) {
    sum += term;
    term *= i / (n - i + 1);
  }
  return largest * sum;
}

/**
 * The exact two-sided sign test of pairs that are not ties: how likely a split at least as uneven is
 * where either side wins with probability 1/2. 1 where there are no pairs.
 *
 * Conover, Practical Nonparametric Statistics (1999), section 3.4.
 */
export function signTest(wins: number, losses: number): number {
  return Math.min(1, 2 * halfBinomialTail(Math.min(wins, losses), wins + losses));
}

/** The fewest untied pairs with which one of `tests` sign tests can come out significant. */
export function fewestPairs(tests: number): number {
  let pairs = 1;
  for (let p = 1; p * tests > SIGNIFICANCE; p /= 2) pairs++;
  return pairs;
}
