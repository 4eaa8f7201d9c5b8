import jsep from "jsep";
import { usage, type OptbenchError } from "../../core/errors.js";
import type { Tree } from "./tree.js";

/** Longer formulas are refused before they are parsed. */
const MOST_CHARACTERS = 5000;
/** More brackets inside one another are refused: a tree is walked by recursion. */
const DEEPEST = 100;

// the operators are those of formulas: no bits, no comparisons, no text
jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
for (const [sign, precedence] of [
  ["+", 9],
  ["-", 9],
  ["*", 10],
  ["/", 10],
] as const) {
  jsep.addBinaryOp(sign, precedence);
}
jsep.addBinaryOp("^", 12, true);

/** A sum of as many terms is a tree of that depth. */
const DEEPEST_TREE = 1000;
const DEEP = `a formula is nested at most ${DEEPEST_TREE} deep`;

/** What jsep's parser offers to a hook, and its types do not say. */
interface Parser {
  readonly char: string;
  index: number;
  gobbleSpaces(): void;
  gobbleToken(): jsep.Expression | false | undefined;
  throwError(message: string): never;
}

// jsep's own signs bind more tightly than any operator, and −x² is −(x²): so a sign takes the powers
// that follow it with it
jsep.hooks.add("gobble-token", function gobbleSign(this: unknown, env) {
  const parser = this as Parser;
  const operator = parser.char;
  if (operator !== "-" && operator !== "+") return;
  parser.index++;
  parser.gobbleSpaces();
  const argument = powers(parser);
  env.node = { type: "UnaryExpression", operator, argument, prefix: true } as jsep.Expression;
});

function powers(parser: Parser): jsep.Expression {
  const left = parser.gobbleToken();
  if (!left) return parser.throwError("expected an expression");
  parser.gobbleSpaces();
  if (parser.char !== "^" || left.type === "UnaryExpression") return left;
  parser.index++;
  parser.gobbleSpaces();
  return {
    type: "BinaryExpression",
    operator: "^",
    left,
    right: powers(parser),
  } as jsep.Expression;
}

/** A formula as it was written: `f(x, y) = …` names the variables, without it they are found. */
export interface Parsed {
  readonly variables: readonly string[] | null;
  readonly tree: Tree;
}

/**
 * Parses a formula. Throws a usage error with the span in `text` of what is wrong.
 *
 * @param text without its braces
 */
export function parseFormula(text: string): Parsed {
  if (text.trim() === "") throw at(text, 0, "a formula is empty");
  if (text.length > MOST_CHARACTERS) {
    throw usage(`a formula has at most ${MOST_CHARACTERS} characters, and this one ${text.length}`);
  }
  refuseDeep(text);
  const head = /^\s*f\s*\(([^()]*)\)\s*=/.exec(text);
  const variables = head === null ? null : variablesOf(text, head[1]);
  const begin = head === null ? 0 : head[0].length;
  const body = text.slice(begin);
  return { variables, tree: toTree(parsed(body, text, begin), text, 0) };
}

function refuseDeep(text: string): void {
  let depth = 0;
  for (let k = 0; k < text.length; k++) {
    if ("([".includes(text[k])) depth++;
    else if (")]".includes(text[k])) depth--;
    if (depth > DEEPEST) throw at(text, k, `more than ${DEEPEST} brackets inside one another`);
  }
}

function variablesOf(text: string, list: string): string[] {
  const names = list.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !/^[A-Za-z]\w*$/.test(name));
  if (wrong !== undefined) throw at(text, text.indexOf("(") + 1, `'${wrong}' is not a variable`);
  if (new Set(names).size < names.length) {
    throw at(text, text.indexOf("(") + 1, "a variable is named twice");
  }
  return names;
}

function parsed(body: string, text: string, begin: number): jsep.Expression {
  try {
    return jsep(body);
  } catch (error) {
    const { index, description } = error as { index?: number; description?: string };
    // thousands of signs in a row exhaust the stack
    if (index === undefined) throw at(text, 0, DEEP);
    const problem = problemOf(description ?? "", body[index], body.slice(0, index));
    throw problem === null
      ? unexpected(text, begin + index, body[index])
      : at(text, begin + index, problem);
  }
}

/** What is wrong in words; null where a sign is unexpected, and no more is known. */
function problemOf(description: string, sign: string | undefined, before: string): string | null {
  if (sign === undefined) return "the formula ends too early";
  if (description.startsWith("Unclosed")) return "a bracket is not closed";
  if (sign === "*" && before.endsWith("*")) return "a power is written x^2";
  if (/\d$/.test(before)) return `a product is written 2*x: unexpected '${sign}'`;
  return null;
}

/** A usage error that points to a place of the text. */
export function at(text: string, index: number, message: string): OptbenchError {
  const from = Math.min(Math.max(0, index), Math.max(0, text.length - 1));
  return usage(message, { from, to: from + 1 });
}

function unexpected(text: string, index: number, sign: string): OptbenchError {
  return at(text, index, `unexpected '${sign}'`).with({ wantsField: true });
}

const OPERATORS = { "+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow" } as const;

function toTree(node: jsep.Expression, text: string, depth: number): Tree {
  if (depth > DEEPEST_TREE) throw at(text, 0, DEEP);
  const inner = (one: unknown) => toTree(one as jsep.Expression, text, depth + 1);
  switch (node.type) {
    case "Literal": {
      const { value, raw } = node as jsep.Literal;
      if (typeof value === "number" && Number.isFinite(value)) return { kind: "number", value };
      throw at(text, text.indexOf(raw), `${raw} is not a number`);
    }
    case "Identifier":
      return { kind: "name", name: (node as jsep.Identifier).name };
    case "UnaryExpression": {
      const { operator, argument } = node as jsep.UnaryExpression;
      return operator === "+" ? inner(argument) : signed(inner(argument));
    }
    case "BinaryExpression": {
      const { operator, left, right } = node as jsep.BinaryExpression;
      const kind = OPERATORS[operator as keyof typeof OPERATORS];
      return { kind, left: inner(left), right: inner(right) };
    }
    case "CallExpression": {
      const { callee, arguments: args } = node as jsep.CallExpression;
      if (callee.type !== "Identifier") throw at(text, text.indexOf("("), "only a name is called");
      const { name } = callee as jsep.Identifier;
      return { kind: "call", name, args: args.map(inner) };
    }
    case "MemberExpression": {
      const { object, property, computed } = node as jsep.MemberExpression;
      if (!computed || object.type !== "Identifier") {
        throw unexpected(text, text.indexOf("."), ".");
      }
      return { kind: "index", name: (object as jsep.Identifier).name, index: inner(property) };
    }
    case "Compound":
      throw compound(text);
    default:
      throw at(
        text,
        text.search(/\[|this/),
        "a formula is made of numbers, names, signs and calls",
      );
  }
}

function signed(argument: Tree): Tree {
  return { kind: "neg", argument };
}

/** jsep reads several expressions where a comma, a semicolon or only a blank parts them. */
function compound(text: string): OptbenchError {
  const mark = text.search(/[,;]/);
  if (mark >= 0 && !text.includes("(")) return unexpected(text, mark, text[mark]);
  return at(text, text.search(/\w\s+\w/) + 1, "a sign is missing between two parts");
}
