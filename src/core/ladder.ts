import { pow } from "./math.js";

const HARDEST = -8;
const EASIEST = 2;
const PER_DECADE = 5;

/** The targets of run-length profiles, from easy to hard: 10², 10^1.8, …, 10⁻⁸, five to a decade. */
export const LADDER: readonly number[] = Array.from(
  { length: (EASIEST - HARDEST) * PER_DECADE + 1 },
  (_, k) => tenToThe(EASIEST * PER_DECADE - k),
);

/** 10 to the k fifths; whole powers are those of decimal text, so that 1e-6 is the target 1e-6. */
function tenToThe(k: number): number {
  return k % PER_DECADE === 0 ? Number(`1e${k / PER_DECADE}`) : pow(10, k / PER_DECADE);
}
