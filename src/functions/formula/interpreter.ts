import { atan, cbrt, cos, exp, ln, pow, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { OPS, type Program } from "./program.js";

/** f and ∇f of a program, operation by operation. */
export function interpreterOf({
  dim: n,
  ops,
  left,
  right,
  constants,
  end,
}: Program): (x: Vec, g: Vec) => number {
  const count = n + ops.length;
  const value = new Float64Array(count + constants.length);
  value.set(constants, count);
  const slope = new Float64Array(count + constants.length);
  return (x, g) => {
    for (let i = 0; i < n; i++) value[i] = x[i];
    forward(ops, left, right, value, n);
    // −0 + a is a with its sign, as a first term that is not added to anything
    for (let k = 0; k < count; k++) slope[k] = -0;
    slope[end] = 1;
    backward(ops, left, right, value, slope, n);
    for (let i = 0; i < n; i++) g[i] = slope[i] + 0;
    return value[end];
  };
}

/*
 * The cases are numbers and not names, so that V8 makes a table of jumps; the loops are whole, since
 * a call for each operation would take as long as the operation.
 */

/** Computes every operation. The names of the cases are those of `OPS`. */
function forward(
  ops: Uint8Array,
  left: Int32Array,
  right: Int32Array,
  value: Float64Array,
  n: number,
): void {
  for (let k = 0; k < ops.length; k++) {
    const a = value[left[k]];
    const to = n + k;
    switch (ops[k]) {
      case 0:
        value[to] = a + value[right[k]];
        break;
      case 1:
        value[to] = a - value[right[k]];
        break;
      case 2:
        value[to] = a * value[right[k]];
        break;
      case 3:
        value[to] = a / value[right[k]];
        break;
      case 4:
        value[to] = -a;
        break;
      case 5:
        value[to] = a * a;
        break;
      case 6:
        value[to] = pow(a, value[right[k]]);
        break;
      case 7:
        value[to] = Math.sqrt(a);
        break;
      case 8:
        value[to] = Math.abs(a);
        break;
      case 9:
        value[to] = Math.min(a, value[right[k]]);
        break;
      case 10:
        value[to] = Math.max(a, value[right[k]]);
        break;
      case 11:
        value[to] = sin(a);
        break;
      case 12:
        value[to] = cos(a);
        break;
      case 13:
        value[to] = exp(a);
        break;
      case 14:
        value[to] = ln(a);
        break;
      case 15:
        value[to] = atan(a);
        break;
      default:
        value[to] = cbrt(a);
    }
  }
}

/** Reverse accumulation: what f gains by each value, from the last operation to the first. */
function backward(
  ops: Uint8Array,
  left: Int32Array,
  right: Int32Array,
  value: Float64Array,
  slope: Float64Array,
  n: number,
): void {
  for (let k = ops.length - 1; k >= 0; k--) {
    const s = slope[n + k];
    const i = left[k];
    // what f does not depend on here adds nothing, not even 0·∞; sums and signs have no such product
    if (s === 0 && ops[k] !== 0 && ops[k] !== 1 && ops[k] !== 4) continue;
    switch (ops[k]) {
      case 0:
        slope[i] += s;
        slope[right[k]] += s;
        break;
      case 1:
        slope[i] += s;
        slope[right[k]] -= s;
        break;
      case 2: {
        const j = right[k];
        slope[i] += s * value[j];
        slope[j] += s * value[i];
        break;
      }
      case 3: {
        const j = right[k];
        const b = value[j];
        slope[i] += s / b;
        slope[j] -= (s * value[n + k]) / b;
        break;
      }
      case 4:
        slope[i] -= s;
        break;
      case 5:
        slope[i] += s * (value[i] + value[i]);
        break;
      case 6: {
        const [a, b] = [value[i], value[right[k]]];
        slope[i] += s * b * pow(a, b - 1);
        if (a > 0) slope[right[k]] += s * value[n + k] * ln(a);
        break;
      }
      case 9:
        slope[value[i] <= value[right[k]] ? i : right[k]] += s;
        break;
      case 10:
        slope[value[i] >= value[right[k]] ? i : right[k]] += s;
        break;
      default:
        slope[i] += s * slopeOf(ops[k], value[i], value[n + k]);
    }
  }
}

/** The derivative of a function of one number, at a, where it has the value f. */
function slopeOf(op: number, a: number, f: number): number {
  switch (op) {
    case OPS.sqrt:
      return 0.5 / f;
    case OPS.abs:
      return Number(a > 0) - Number(a < 0);
    case OPS.sin:
      return cos(a);
    case OPS.cos:
      return -sin(a);
    case OPS.exp:
      return f;
    case OPS.ln:
      return 1 / a;
    case OPS.atan:
      return 1 / (1 + a * a);
    default:
      return 1 / (3 * f * f);
  }
}
