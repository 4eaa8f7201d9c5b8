import { fingerprint } from "../core/fingerprint.js";
import { printNumber } from "../core/params.js";
import type { Case } from "../plan/cases.js";
import { builtins } from "./builtins.js";

/** A longer start is cut, and its fingerprint stands for the rest. */
const LONGEST = 60;

/**
 * Where a case begins whose function is the user's own: it has no revision that must rise when its
 * default start moves. undefined for a function that ships.
 */
export function ownStart({
  function: name,
  start,
}: Pick<Case, "function" | "start">): string | undefined {
  const [id] = name.split(/[:+]/);
  if (builtins().functions.some((known) => known.id === id)) return undefined;
  const text = start.map(printNumber).join(",");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}... ${fingerprint(text)}`;
}
