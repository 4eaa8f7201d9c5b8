import type { Box, Vec } from "./types.js";

/** Whether x is a point of the domain; its sides belong to it. */
export function isInside(domain: Box, x: Vec): boolean {
  if (domain.contains !== undefined) return domain.contains(x);
  return x.every((xi, i) => xi >= domain.lower[i] && xi <= domain.upper[i]);
}
