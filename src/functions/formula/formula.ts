import { defineFunction, list, number } from "../../core/define.js";
import type { AnyFunction } from "../../core/definition.js";
import type { Objective } from "../../core/types.js";
import { OptbenchError, usage } from "../../core/errors.js";
import { cube, repeat } from "../../core/vector.js";
import { interpreterOf } from "./interpreter.js";
import { machineOf } from "./machine.js";
import { checkNames } from "./check-names.js";
import { at, parseFormula, type Parsed } from "./parse.js";
import { Tape } from "./tape.js";
import { namesIn, partsOf, printTree, type Tree } from "./tree.js";
import { unroll } from "./unroll.js";

/** Variables that need not be named, in their order. */
const LETTERS = ["x", "y", "z", "w"];
/** Where nobody says otherwise: positive for logarithms and roots, and seldom a minimum or on a diagonal. */
const USUAL_START = [1.5, 2.5];
const USUAL_DOMAIN = [-5, 5];

/** Whether a name is a formula in braces. */
export function isFormula(name: string): boolean {
  return name.startsWith("{");
}

/**
 * A formula as a function of the catalogue: `{x^2/20+y^2}`. Its id is the formula without blanks and
 * needless brackets, in braces.
 *
 * @param name with its braces. Throws a usage error whose span is that of what is wrong in it.
 */
export function formula(name: string): AnyFunction {
  const text = name.slice(1, -1);
  const { tree, variables, ...parsed } = read(text);
  const head = parsed.isNamed ? `f(${variables.join(",")})=` : "";
  const id = `{${head}${printTree(tree)}}`;
  const scales = isOfAnyDimension(tree);
  const least = scales ? largestIndex(tree) : variables.length;
  const made = new Map<number, Objective["valueAndGradient"]>();
  // one for all runs of a dimension: it keeps nothing from call to call
  const programOf = (n: number) => {
    const known = made.get(n) ?? compiled(tree, scales ? [] : variables, n);
    made.set(n, known);
    return known;
  };
  return defineFunction({
    id,
    title: "A formula",
    example: `-f '${id}' -o adam,l-bfgs --tune`,
    source: { ref: "given by the user" },
    formula: `f = ${printTree(tree)}`,
    // its id is the formula: a screen need not say it twice
    formulaAt: () => "",
    dim: scales
      ? { min: least, default: Math.max(2, least) }
      : { min: least, max: least, default: least },
    params: {
      start: list({
        default: [],
        range: "(-inf, inf)",
        doc: "x_0; one number for all coordinates; 1.5/2.5/1.5/… where none is given",
      }),
      domain: list({
        default: USUAL_DOMAIN,
        range: "(-inf, inf)",
        doc: "lower/upper: where random starts come from, and what is drawn",
      }),
      minimum: number({
        default: null,
        range: "(-inf, inf)",
        doc: "f*; where it is not given, the gradient judges",
      }),
    },
    start(n, { start }) {
      // what is wrong for this dimension is said before anything runs
      programOf(n);
      return startOf(start, n);
    },
    domain(n, { domain }) {
      const [lower, upper] = domain;
      if (domain.length !== 2 || !(lower < upper)) {
        throw usage("a formula's domain is two numbers, the lower before the upper: domain=-5/5");
      }
      return cube(lower, upper, n);
    },
    optimum: (_n, { minimum }) => (minimum === null ? null : { value: minimum, points: [] }),
    create(n) {
      return { dim: n, valueAndGradient: programOf(n) };
    },
  }) as AnyFunction;
}

function compiled(tree: Tree, variables: readonly string[], n: number) {
  const tape = new Tape(n);
  const program = tape.program(unroll(tree, variables, tape));
  return machineOf(program) ?? interpreterOf(program);
}

function startOf(start: readonly number[], n: number) {
  if (start.length === 0) return repeat(USUAL_START, n);
  if (start.length === 1 || start.length === n) return repeat(start, n);
  throw usage(`a start of ${start.length} numbers does not fit a formula of ${n} variables`);
}

interface Read {
  readonly tree: Tree;
  readonly variables: readonly string[];
  /** Whether `f(x, y) =` names them. */
  readonly isNamed: boolean;
}

function read(text: string): Read {
  const parsed = parseFormula(text);
  const variables = parsed.variables ?? variablesIn(parsed, text);
  checkNames(parsed.tree, variables, text);
  const scales = isOfAnyDimension(parsed.tree);
  if (scales && variables.length > 0) {
    throw at(text, text.search(/\[/), `x[…] and ${variables.at(-1)} do not go together`);
  }
  if (!scales && variables.length === 0) {
    throw at(text, 0, "a formula of no variable: x, y, z, w, x1, x2, …, x[i], or f(a,b) = …");
  }
  return { tree: parsed.tree, variables, isNamed: parsed.variables !== null };
}

/** x, y, z, w as far as they occur, or x1, x2, … up to the largest. */
function variablesIn({ tree }: Parsed, text: string): readonly string[] {
  const names = namesIn(tree);
  const numbered = names.flatMap((name) => /^x([1-9]\d?)$/.exec(name)?.[1] ?? []).map(Number);
  const letters = LETTERS.filter((letter) => names.includes(letter));
  if (numbered.length > 0 && letters.length > 0) {
    throw at(text, text.search(/x\d/), "x1 and x are two ways to name variables: use one");
  }
  if (numbered.length > 0) {
    return Array.from({ length: Math.max(...numbered) }, (_, k) => `x${k + 1}`);
  }
  return letters;
}

/** Whether it looks at x[i]: it has a value for every dimension. */
function isOfAnyDimension(tree: Tree): boolean {
  return tree.kind === "index" || partsOf(tree).some(isOfAnyDimension);
}

/** The largest i of an x[i] that is written as a number; 1 where there is none. */
function largestIndex(tree: Tree): number {
  const own = tree.kind === "index" && tree.index.kind === "number" ? tree.index.value : 1;
  return Math.max(1, Math.floor(own), ...partsOf(tree).map(largestIndex));
}

/** The error of a formula, with its place counted from the beginning of a larger text. */
export function shiftedBy<T>(offset: number, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof OptbenchError) || error.span === undefined) throw error;
    const { from, to } = error.span;
    throw error.with({ span: { from: from + offset, to: to + offset } });
  }
}
