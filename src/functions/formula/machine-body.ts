import { OPS, type Program } from "./program.js";
import { leb, number, WASM, type Bytes } from "./wasm.js";

/** The import with this name, as a number. */
type IndexOf = (name: string) => number;

/** The code of f and ∇f: forward through the operations, then back, as the interpreter does. */
export function bodyOf(program: Program, indexOf: IndexOf): number[] {
  const { dim: n, ops, left, right, end } = program;
  const m = ops.length;
  const writer = new Writer(program, indexOf);
  for (let i = 0; i < n; i++) {
    writer.emit(...WASM.address0, WASM.load, 3, ...leb(8 * i), WASM.set, ...leb(i));
  }
  for (let k = 0; k < m; k++) {
    const [a, b] = [writer.value(left[k]), writer.value(right[k])];
    writer.emit(...forward(ops[k], a, b, writer), WASM.set, ...leb(n + k));
  }
  writer.gain(end, number(1));
  for (let k = m - 1; k >= 0; k--) backward(k, program, writer);
  for (let i = 0; i < n; i++) {
    writer.emit(...WASM.address0, ...writer.slope(i), ...number(0), WASM.add);
    writer.emit(WASM.store, 3, ...leb(8 * i));
  }
  writer.emit(...writer.value(end), WASM.end);
  return [1, ...leb(2 * (n + m)), WASM.f64, ...writer.code];
}

class Writer {
  readonly code: number[] = [];
  readonly #count: number;
  /** Slopes that have got a term; the first need not be added to 0. */
  readonly #gained = new Set<number>();

  constructor(
    private readonly program: Program,
    private readonly indexOf: IndexOf,
  ) {
    this.#count = program.dim + program.ops.length;
  }

  emit(...bytes: number[]): void {
    for (const byte of bytes) this.code.push(byte);
  }

  value(at: number): Bytes {
    if (at < this.#count) return [WASM.get, ...leb(at)];
    return number(this.program.constants[at - this.#count]);
  }

  /** Whether it is a constant that 0 can be multiplied with. */
  isFinite(at: number): boolean {
    return at >= this.#count && Number.isFinite(this.program.constants[at - this.#count]);
  }

  slope(at: number): Bytes {
    return [WASM.get, ...leb(this.#count + at)];
  }

  call(name: string): Bytes {
    return [WASM.call, ...leb(this.indexOf(name))];
  }

  /** Adds a term to a slope; that of a constant is not asked for. */
  gain(at: number, term: Bytes): void {
    if (at >= this.#count) return;
    if (this.#gained.has(at)) this.emit(...this.slope(at), ...term, WASM.add);
    else this.emit(...term);
    this.emit(WASM.set, ...leb(this.#count + at));
    this.#gained.add(at);
  }
}

function forward(op: number, a: Bytes, b: Bytes, writer: Writer): Bytes {
  switch (op) {
    case OPS.add:
      return [...a, ...b, WASM.add];
    case OPS.sub:
      return [...a, ...b, WASM.sub];
    case OPS.mul:
      return [...a, ...b, WASM.mul];
    case OPS.div:
      return [...a, ...b, WASM.div];
    case OPS.neg:
      return [...a, WASM.neg];
    case OPS.square:
      return [...a, ...a, WASM.mul];
    case OPS.pow:
      return [...a, ...b, ...writer.call("pow")];
    case OPS.sqrt:
      return [...a, WASM.sqrt];
    case OPS.abs:
      return [...a, WASM.abs];
    case OPS.min:
      return [...a, ...b, WASM.min];
    case OPS.max:
      return [...a, ...b, WASM.max];
    default:
      return [...a, ...writer.call(IMPORT_OF[op])];
  }
}

const IMPORT_OF: Readonly<Record<number, string>> = {
  [OPS.sin]: "sin",
  [OPS.cos]: "cos",
  [OPS.exp]: "exp",
  [OPS.ln]: "ln",
  [OPS.atan]: "atan",
  [OPS.cbrt]: "cbrt",
};

/** The slopes that one operation gives to what it works on. */
function backward(k: number, program: Program, writer: Writer): void {
  const [op, i, j] = [program.ops[k], program.left[k], program.right[k]];
  const s = writer.slope(program.dim + k);
  switch (op) {
    case OPS.add:
      writer.gain(i, s);
      return writer.gain(j, s);
    case OPS.sub:
      writer.gain(i, s);
      return writer.gain(j, [...s, WASM.neg]);
    case OPS.neg:
      return writer.gain(i, [...s, WASM.neg]);
    default: {
      // 0 times a finite constant is 0: no branch is needed
      if (op === OPS.mul && (writer.isFinite(i) || writer.isFinite(j))) {
        return product(k, program, writer, s);
      }
      // what f does not depend on here adds nothing, not even 0·∞
      writer.emit(...s, ...number(0), WASM.notEqual, ...WASM.if);
      product(k, program, writer, s);
      writer.emit(WASM.end);
    }
  }
}

function product(k: number, program: Program, writer: Writer, s: Bytes): void {
  const [op, i, j] = [program.ops[k], program.left[k], program.right[k]];
  const [a, b, f] = [writer.value(i), writer.value(j), writer.value(program.dim + k)];
  const { add, sub, mul, div, neg } = WASM;
  switch (op) {
    case OPS.mul:
      writer.gain(i, [...s, ...b, mul]);
      return writer.gain(j, [...s, ...a, mul]);
    case OPS.div:
      writer.gain(i, [...s, ...b, div]);
      return writer.gain(j, [...s, ...f, mul, ...b, div, neg]);
    case OPS.square:
      return writer.gain(i, [...s, ...a, ...a, add, mul]);
    case OPS.min:
    case OPS.max:
      writer.emit(...a, ...b, op === OPS.min ? WASM.lessOrEqual : WASM.greaterOrEqual, ...WASM.if);
      writer.gain(i, s);
      writer.emit(WASM.else);
      writer.gain(j, s);
      return writer.emit(WASM.end);
    case OPS.pow:
      writer.gain(i, [...s, ...b, mul, ...a, ...b, ...number(1), sub, ...writer.call("pow"), mul]);
      writer.emit(...a, ...number(0), WASM.greater, ...WASM.if);
      writer.gain(j, [...s, ...f, mul, ...a, ...writer.call("ln"), mul]);
      return writer.emit(WASM.end);
    default:
      return writer.gain(i, [...s, ...slopeOf(op, a, f, writer), mul]);
  }
}

function slopeOf(op: number, a: Bytes, f: Bytes, writer: Writer): Bytes {
  const { add, sub, mul, div, greater, less, toFloat } = WASM;
  switch (op) {
    case OPS.sqrt:
      return [...number(0.5), ...f, div];
    case OPS.abs:
      // (a > 0) − (a < 0): the sign, 0 at 0
      return [...a, ...number(0), greater, toFloat, ...a, ...number(0), less, toFloat, sub];
    case OPS.sin:
      return [...a, ...writer.call("cos")];
    case OPS.cos:
      return [...a, ...writer.call("sin"), WASM.neg];
    case OPS.exp:
      return f;
    case OPS.ln:
      return [...number(1), ...a, div];
    case OPS.atan:
      return [...number(1), ...number(1), ...a, ...a, mul, add, div];
    default:
      return [...number(1), ...number(3), ...f, mul, ...f, mul, div];
  }
}
