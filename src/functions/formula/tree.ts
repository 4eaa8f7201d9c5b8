import { printNumber } from "../../core/params.js";

/** A formula, as it is written. */
export type Tree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly name: string; readonly index: Tree }
  | { readonly kind: "neg"; readonly argument: Tree }
  | { readonly kind: Operation; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Tree[] };

type Operation = "add" | "sub" | "mul" | "div" | "pow";

const SIGNS = { add: "+", sub: "-", mul: "*", div: "/", pow: "^" } as const;
const PRECEDENCE = { add: 1, sub: 1, mul: 2, div: 2, neg: 3, pow: 4 } as const;

/** The formula without blanks and without brackets that change nothing; it reads back as the same tree. */
export function printTree(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return printNumber(tree.value);
    case "name":
      return tree.name;
    case "index":
      return `${tree.name}[${printTree(tree.index)}]`;
    case "neg":
      return `-${inside(tree.argument, PRECEDENCE.neg)}`;
    case "call":
      return `${tree.name}(${tree.args.map(printTree).join(",")})`;
    default: {
      const { kind, left, right } = tree;
      const own = PRECEDENCE[kind];
      // a power is read from the right, all others from the left
      const [first, second] = kind === "pow" ? [own + 1, own] : [own, own + 1];
      const exponent = kind === "pow" && right.kind === "neg" ? 3 : second;
      return inside(left, first) + SIGNS[kind] + inside(right, exponent);
    }
  }
}

function inside(tree: Tree, least: number): string {
  const text = printTree(tree);
  const own = tree.kind in PRECEDENCE ? PRECEDENCE[tree.kind as keyof typeof PRECEDENCE] : 5;
  return own < least ? `(${text})` : text;
}

/** What a tree is made of, from left to right. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "number":
    case "name":
      return [];
    case "index":
      return [tree.index];
    case "neg":
      return [tree.argument];
    case "call":
      return tree.args;
    default:
      return [tree.left, tree.right];
  }
}

export function namesIn(tree: Tree): string[] {
  return tree.kind === "name" ? [tree.name] : partsOf(tree).flatMap(namesIn);
}

export function callsIn(tree: Tree): (Tree & { kind: "call" })[] {
  const own = tree.kind === "call" ? [tree] : [];
  return [...own, ...partsOf(tree).flatMap(callsIn)];
}
