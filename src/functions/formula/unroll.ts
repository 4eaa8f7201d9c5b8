import { usage } from "../../core/errors.js";
import { atan, cbrt, cos, exp, ln, pow, sin } from "../../core/math.js";
import { leastVisits } from "./least-visits.js";
import type { Op } from "./program.js";
import type { Tape } from "./tape.js";
import type { Tree } from "./tree.js";

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** Functions that are one operation, each with its value for constants. */
const DIRECT: Readonly<Record<string, readonly [Op, (a: number, b: number) => number]>> = {
  sqrt: ["sqrt", Math.sqrt],
  abs: ["abs", Math.abs],
  sin: ["sin", sin],
  cos: ["cos", cos],
  exp: ["exp", exp],
  ln: ["ln", ln],
  log: ["ln", ln],
  atan: ["atan", atan],
  cbrt: ["cbrt", cbrt],
  min: ["min", Math.min],
  max: ["max", Math.max],
  pow: ["pow", pow],
};
const OF_TWO = new Set(["min", "max", "pow"]);

/** Functions that are made of several operations. */
const COMPOSED = ["tan", "sinh", "cosh", "tanh", "log10", "log2", "sum", "prod"];
/** More parts are not looked at, those of a sum once for each term. */
const MOST_VISITS = 4_000_000;
/** Larger whole exponents are not written as products. */
const LARGEST_PRODUCT = 16;

/** What a formula may call. */
export const FUNCTION_NAMES: readonly string[] = [...Object.keys(DIRECT), ...COMPOSED];

/** What is wrong with the arguments of a call; null if nothing is. */
export function argumentsOf(name: string, args: readonly Tree[]): string | null {
  if (name === "sum" || name === "prod") {
    return args.length === 4 && args[0].kind === "name"
      ? null
      : `${name}() is written ${name}(i, 1, n, term), with a name for the index`;
  }
  const count = OF_TWO.has(name) ? 2 : 1;
  if (args.length === count || (args.length > 2 && ["min", "max"].includes(name))) return null;
  return `${name}() takes ${count} argument${count === 1 ? "" : "s"}, not ${args.length}`;
}

/**
 * Writes a formula on a tape for one dimension: sums are unrolled, constants computed.
 *
 * @param variables their names, in order; x[i] is the i-th of all, from 1
 * @returns the place of its value. Throws a usage error for a name that is not known.
 */
export function unroll(tree: Tree, variables: readonly string[], tape: Tape): number {
  const scope = new Map<string, number>([
    ...Object.entries(CONSTANTS).map(([name, value]) => [name, tape.constant(value)] as const),
    ["n", tape.constant(tape.dim)] as const,
    ...variables.map((name, i) => [name, i] as const),
  ]);
  return new Writer(tape).place(tree, scope);
}

type Scope = ReadonlyMap<string, number>;

class Writer {
  #visits = 0;
  constructor(private readonly tape: Tape) {}

  place(tree: Tree, scope: Scope): number {
    if (++this.#visits > MOST_VISITS) refuseTerms();
    switch (tree.kind) {
      case "number":
        return this.tape.constant(tree.value);
      case "name":
        return scope.get(tree.name) ?? refuseName(tree.name);
      case "index":
        return this.#variable(tree.name, this.#whole(tree.index, scope));
      case "neg":
        return this.#one("neg", this.place(tree.argument, scope), (a) => -a);
      case "call":
        return this.#call(tree.name, tree.args, scope);
      case "pow":
        return this.#power(this.place(tree.left, scope), this.place(tree.right, scope));
      default:
        return this.#two(tree.kind, this.place(tree.left, scope), this.place(tree.right, scope));
    }
  }

  #one(op: Op, a: number, of: (a: number) => number): number {
    const value = this.tape.valueOf(a);
    return value === null ? this.tape.op(op, a) : this.tape.constant(of(value));
  }

  #two(op: "add" | "sub" | "mul" | "div", a: number, b: number): number {
    const [left, right] = [this.tape.valueOf(a), this.tape.valueOf(b)];
    if (left !== null && right !== null) return this.tape.constant(ARITHMETIC[op](left, right));
    if (op === "mul" && a === b) return this.tape.op("square", a);
    return this.tape.op(op, a, b);
  }

  /** Small whole exponents are products, so that x^2 is x·x and defined for x < 0. */
  #power(base: number, exponent: number): number {
    const [a, b] = [this.tape.valueOf(base), this.tape.valueOf(exponent)];
    if (a !== null && b !== null) return this.tape.constant(pow(a, b));
    if (b === null) return this.tape.op("pow", base, exponent);
    if (b === 0.5) return this.tape.op("sqrt", base);
    const size = Math.abs(b);
    if (!Number.isInteger(b) || size > LARGEST_PRODUCT) return this.tape.op("pow", base, exponent);
    if (b === 0) return this.tape.constant(1);
    const product = this.#product(base, size);
    return b > 0 ? product : this.tape.op("div", this.tape.constant(1), product);
  }

  #product(base: number, count: number): number {
    if (count === 1) return base;
    const half = this.#product(base, Math.floor(count / 2));
    const even = this.tape.op("square", half);
    return count % 2 === 0 ? even : this.tape.op("mul", even, base);
  }

  #call(name: string, args: readonly Tree[], scope: Scope): number {
    if (name === "sum" || name === "prod") return this.#repeated(name, args, scope);
    const [first, ...rest] = args.map((arg) => this.place(arg, scope));
    if (name === "pow") return this.#power(first, rest[0]);
    if (!Object.hasOwn(DIRECT, name)) return this.#composed(name, first);
    const [op, of] = DIRECT[name];
    if (rest.length === 0) return this.#one(op, first, (a) => of(a, a));
    return rest.reduce((left, right) => {
      const [a, b] = [this.tape.valueOf(left), this.tape.valueOf(right)];
      return a !== null && b !== null
        ? this.tape.constant(of(a, b))
        : this.tape.op(op, left, right);
    }, first);
  }

  #composed(name: string, a: number): number {
    const number = (value: number) => this.tape.constant(value);
    const exponential = (x: number) => this.#one("exp", x, exp);
    const negative = () => this.#one("neg", a, (x) => -x);
    switch (name) {
      case "tan":
        return this.#two("div", this.#one("sin", a, sin), this.#one("cos", a, cos));
      case "sinh":
      case "cosh": {
        const op = name === "sinh" ? "sub" : "add";
        return this.#two("div", this.#two(op, exponential(a), exponential(negative())), number(2));
      }
      case "tanh": {
        // 1 − 2/(e²ˣ + 1) has no ∞/∞
        const below = this.#two("add", exponential(this.#two("mul", number(2), a)), number(1));
        return this.#two("sub", number(1), this.#two("div", number(2), below));
      }
      default: {
        const base = name === "log10" ? Math.LN10 : Math.LN2;
        return this.#two("div", this.#one("ln", a, ln), number(base));
      }
    }
  }

  /** sum(i, from, to, term): the terms from left to right. */
  #repeated(name: "sum" | "prod", args: readonly Tree[], scope: Scope): number {
    const [{ name: index }, from, to, term] = args as [Tree & { name: string }, Tree, Tree, Tree];
    const [first, last] = [this.#whole(from, scope), this.#whole(to, scope)];
    // what cannot end within the bound is not begun
    const visits = leastVisits(term) * (last - first + 1);
    if (visits > MOST_VISITS - this.#visits) refuseTerms();
    const op = name === "sum" ? "add" : "mul";
    const inner = new Map(scope);
    let all: number | null = null;
    for (let i = first; i <= last; i++) {
      const place = this.place(term, inner.set(index, this.tape.constant(i)));
      all = all === null ? place : this.#two(op, all, place);
    }
    return all ?? this.tape.constant(name === "sum" ? 0 : 1);
  }

  /** A number that is known and whole: an index or a limit. */
  #whole(tree: Tree, scope: Scope): number {
    const value = this.tape.valueOf(this.place(tree, scope));
    if (value === null || !Number.isSafeInteger(value)) {
      throw usage("an index or a limit of sum() is a whole number that does not depend on x");
    }
    return value;
  }

  #variable(name: string, index: number): number {
    if (name !== "x") refuseName(`${name}[…]`);
    if (index >= 1 && index <= this.tape.dim) return index - 1;
    throw usage(`x[${index}] is outside x[1] … x[${this.tape.dim}]`);
  }
}

const ARITHMETIC = {
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  mul: (a: number, b: number) => a * b,
  div: (a: number, b: number) => a / b,
} as const;

function refuseTerms(): never {
  throw usage("a formula's sums have too many terms");
}

function refuseName(name: string): never {
  throw usage(`a formula does not know '${name}'`);
}
