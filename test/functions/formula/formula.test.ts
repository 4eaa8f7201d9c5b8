import { describe, expect, it } from "vitest";
import { completeParams } from "../../../src/core/params.js";
import { OptbenchError } from "../../../src/core/errors.js";
import type { Objective } from "../../../src/core/types.js";
import { booth } from "../../../src/functions/booth.js";
import { formula } from "../../../src/functions/formula/formula.js";
import { interpreterOf } from "../../../src/functions/formula/interpreter.js";
import { machineOf } from "../../../src/functions/formula/machine.js";
import { parseFormula } from "../../../src/functions/formula/parse.js";
import { Tape } from "../../../src/functions/formula/tape.js";
import { unroll } from "../../../src/functions/formula/unroll.js";
import { rosenbrock } from "../../../src/functions/rosenbrock.js";
import { exp } from "../../../src/core/math.js";

function objectiveOf(text: string, dim?: number, params = {}): Objective {
  const made = formula(`{${text}}`);
  const values = completeParams(made.id, made.params, params);
  return made.create(dim ?? made.dim.default, values) as Objective;
}

function evaluate(text: string, ...x: number[]): { f: number; g: number[] } {
  const g = new Float64Array(x.length).fill(NaN);
  const f = objectiveOf(text, x.length).valueAndGradient(Float64Array.from(x), g);
  return { f, g: [...g] };
}

function idOf(text: string): string {
  return formula(`{${text}}`).id.slice(1, -1);
}

function refused(text: string): string {
  try {
    formula(`{${text}}`);
  } catch (error) {
    const { message, span } = error as OptbenchError;
    return `${span?.from ?? "?"}: ${message.split("\n", 1)[0]}`;
  }
  return "accepted";
}

/** Everything a formula can hold, where its derivative is smooth. */
const SMOOTH = [
  "x^2/20+y^2",
  "(x-y)*(x+2*y)/(3+x^2)",
  "-x^3+x^-2-y^17",
  "sqrt(x)+cbrt(y)+x^0.5+y^1.7",
  "x^y+2^x",
  "sin(x)*cos(y)+tan(x/3)",
  "exp(-x)+ln(y)+log(x)+log10(y)+log2(x)",
  "sinh(x)-cosh(y)+tanh(x*y)",
  "atan(x/y)+abs(x-3*y)",
  "min(x,2*y)+max(x^2,y,0)",
  "prod(i,1,3,x+i*y)+sum(i,0,2,x^i)",
  "pow(x,3)+pi*x-e*y",
];

describe("a formula's gradient", () => {
  it.each(SMOOTH)("%s is the limit of its differences", (text) => {
    const x = [1.3, 0.7];
    const { g } = evaluate(text, ...x);
    const h = 1e-5;
    x.forEach((_, i) => {
      const at = (t: number) => evaluate(text, ...x.map((v, k) => (k === i ? v + t : v))).f;
      const difference = (at(h) - at(-h)) / (2 * h);
      // central differences of step h: O(h²) and rounding of 1e-16/h
      expect(Math.abs(g[i] - difference)).toBeLessThan(1e-7 * (1 + Math.abs(difference)));
    });
  });

  it("takes nothing from a part that does not matter, however steep it is", () => {
    expect(evaluate("x+0*sqrt(y)", 1, 0)).toEqual({ f: 1, g: [1, 0] });
  });

  it("is 0 at the corner of |x|, and the first of two equal parts decides min and max", () => {
    expect(evaluate("abs(x)", 0).g).toEqual([0]);
    expect(evaluate("max(x,2*y)", 2, 1).g).toEqual([1, 0]);
    expect(evaluate("min(x,2*y)", 2, 1).g).toEqual([1, 0]);
  });

  it.each([
    [rosenbrock, "100*(y-x^2)^2+(1-x)^2"],
    [booth, "(x+2*y-7)^2+(2*x+y-5)^2"],
  ])("of $0.id is that of the catalogue", (known, text) => {
    const theirs = known.create(2, completeParams(known.id, known.params, {})) as Objective;
    const g = new Float64Array(2);
    const value = theirs.valueAndGradient(Float64Array.of(-1.2, 1), g);
    const own = evaluate(text, -1.2, 1);
    [value, ...g].forEach((v, k) => expect([own.f, ...own.g][k]).toBeCloseTo(v, 10));
  });

  it("uses the project's own functions, whose digits are the same everywhere", () => {
    expect(evaluate("exp(x)", 0.7)).toEqual({ f: exp(0.7), g: [exp(0.7)] });
  });
});

describe("the two ways to run a formula", () => {
  it.each([
    ...SMOOTH,
    "x+0*sqrt(y)",
    "abs(x-1.3)+min(x,y)*0",
    "1/(x-1.3)",
    "min(x*(1/0),y)+max(-(1/0)*y,x)",
    "-0*x+2*(x-y)*0*-3",
  ])("%s: to the same bit", (text) => {
    const tape = new Tape(2);
    const program = tape.program(unroll(parseFormula(text).tree, ["x", "y"], tape));
    const machine = machineOf(program)!;
    const slow = interpreterOf(program);
    for (const x of [
      [1.3, 0.7],
      [-2, 3],
      [0, 0],
      [1e200, -1e-200],
      [NaN, Infinity],
    ]) {
      const [a, b] = [new Float64Array(2), new Float64Array(2)];
      const values = [machine(Float64Array.from(x), a), slow(Float64Array.from(x), b)];
      expect(Object.is(values[0], values[1]), `f at ${x.join()}`).toBe(true);
      expect(a).toEqual(b);
    }
  });

  it.each([1, 3, 5])("in %d dimensions, too", (n) => {
    const tape = new Tape(n);
    const text = "sum(i,1,n,i*x[i]^2/7+exp(-x[i]*i))*x[n]";
    const program = tape.program(unroll(parseFormula(text).tree, [], tape));
    const x = Float64Array.from({ length: n }, (_, i) => 1.3 - 0.7 * i);
    const [a, b] = [new Float64Array(n), new Float64Array(n)];
    const values = [machineOf(program)!(x, a), interpreterOf(program)(x, b)];
    expect(values[0]).toBe(values[1]);
    expect(a).toEqual(b);
  });

  it("a long formula is interpreted, with the same result", () => {
    const { f, g } = evaluate("sum(i,1,n,x[i]^2)", ...Array.from({ length: 3000 }, () => 2));
    expect(f).toBe(12_000);
    expect(new Set(g)).toEqual(new Set([4]));
  });
});

describe("the canonical form", () => {
  it.each([
    ["  x ^ 2/20 + y^2 ", "x^2/20+y^2"],
    ["((x))", "x"],
    ["x-(y-z)", "x-(y-z)"],
    ["(x-y)-z", "x-y-z"],
    ["(x^y)^z", "(x^y)^z"],
    ["x^(y^z)", "x^y^z"],
    ["-(x^2)", "-x^2"],
    ["(-x)^2", "(-x)^2"],
    ["2^-x", "2^-x"],
    ["x*(-y)", "x*-y"],
    ["+x", "x"],
    ["f(a, b) = a + b", "f(a,b)=a+b"],
    ["sum( i , 1 , n , x[ i ]^2 )", "sum(i,1,n,x[i]^2)"],
    ["1e3*x + 0.10", "1000*x+0.1"],
  ])("of %s is %s, which is read back", (text, canonical) => {
    expect(idOf(text)).toBe(canonical);
    expect(idOf(canonical)).toBe(canonical);
  });

  it("−x² is −(x²)", () => {
    expect(evaluate("-x^2", 3).f).toBe(-9);
    expect(evaluate("2^-x^2", 2).f).toBe(1 / 16);
    expect(evaluate("x--y", 2, 3).f).toBe(5);
  });
});

describe("what is refused", () => {
  it.each([
    ["", "0: a formula is empty"],
    ["x^2+", "3: the formula ends too early"],
    ["(x", "1: the formula ends too early"],
    ["x**2", "2: a power is written x^2"],
    ["2x", "1: a product is written 2*x: unexpected 'x'"],
    ["x==y", "1: unexpected '='"],
    ["x y", "1: a sign is missing between two parts"],
    ["x;y", "1: unexpected ';'"],
    ["x.y", "1: unexpected '.'"],
    ["[x]", "0: a formula is made of numbers, names, signs and calls"],
    ["x+'a'", "2: 'a' is not a number"],
    ["x+1e400", "2: 1e400 is not a number"],
    ["x+foo(y)", "2: a formula has no function 'foo'"],
    ["x+toString", "2: a formula does not know 'toString'"],
    ["x+sin", "2: sin is a function: sin(x)"],
    ["x+sin(x,y)", "2: sin() takes 1 argument, not 2"],
    ["x+sum(i,1,3)", "2: sum() is written sum(i, 1, n, term), with a name for the index"],
    ["x[1]+y", "1: x[…] and y do not go together"],
    ["y[1]", "0: a formula does not know 'y'"],
    ["x+x1", "2: x1 and x are two ways to name variables: use one"],
    ["7", "0: a formula of no variable: x, y, z, w, x1, x2, …, x[i], or f(a,b) = …"],
    ["f(x,x)=x", "2: a variable is named twice"],
    ["f(1)=x", "2: '1' is not a variable"],
  ])("%s", (text, message) => {
    expect(refused(text)).toBe(message);
  });

  it("what is too long, too deep or has too many terms", () => {
    expect(refused("x".repeat(1e6))).toContain("at most 5000 characters");
    expect(refused(`${"(".repeat(101)}x${")".repeat(101)}`)).toContain(
      "100: more than 100 brackets",
    );
    expect(refused(`${"-".repeat(2000)}x`)).toContain("nested");
    expect(refused(`x${"+x".repeat(1500)}`)).toContain("nested");
    expect(refused(`x${"+x".repeat(900)}`)).toBe("accepted");
    expect(() => objectiveOf("x[1]+sum(i,1,10^9,sum(j,1,10^9,1))")).toThrow("too many terms");
    expect(() => objectiveOf("x[1]+sum(i,1,10^9,x[1]^i)")).toThrow(OptbenchError);
  });

  it("what is wrong for one dimension only", () => {
    expect(() => objectiveOf("sum(i,1,n,x[i+1])", 3)).toThrow("x[4] is outside x[1] … x[3]");
    expect(() => objectiveOf("x[1]^sum(i,1,x[1],1)", 3)).toThrow("does not depend on x");
  });
});

describe("parameters", () => {
  it("start, domain and minimum", () => {
    const made = formula("{x^2+y^2}");
    const values = completeParams(made.id, made.params, {
      start: [-7, 2],
      domain: [-1, 3],
      minimum: 0,
    });
    expect([...made.start(2, values)]).toEqual([-7, 2]);
    expect(made.domain(2, values)).toMatchObject({
      lower: Float64Array.of(-1, -1),
      upper: Float64Array.of(3, 3),
    });
    expect(made.optimum(2, values)).toEqual({ value: 0, points: [] });
  });

  it("without them the gradient judges, from a start off the diagonal", () => {
    const made = formula("{x^2+y^2}");
    const values = completeParams(made.id, made.params, {});
    expect([...made.start(2, values)]).toEqual([1.5, 2.5]);
    expect(made.optimum(2, values)).toBeNull();
  });
});
