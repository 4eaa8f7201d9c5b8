/** Operations of one or two numbers; a number of a program each. */
export const OPS = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  neg: 4,
  square: 5,
  pow: 6,
  sqrt: 7,
  abs: 8,
  min: 9,
  max: 10,
  sin: 11,
  cos: 12,
  exp: 13,
  ln: 14,
  atan: 15,
  cbrt: 16,
} as const;

export type Op = keyof typeof OPS;

/**
 * A flat program: operation k works on the values at `left[k]` and `right[k]`. The values are those
 * of the variables, of the operations, and the constants, one behind the other.
 */
export interface Program {
  readonly dim: number;
  readonly ops: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly constants: readonly number[];
  /** The place of f. */
  readonly end: number;
}
