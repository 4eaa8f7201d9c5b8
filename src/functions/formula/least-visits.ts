import type { Tree } from "./tree.js";

/** Parts that are looked at whenever the tree is; the terms of an inner sum may be none. */
export function leastVisits(tree: Tree): number {
  switch (tree.kind) {
    case "number":
    case "name":
      return 1;
    case "index":
      return leastVisits(tree.index);
    case "neg":
      return 1 + leastVisits(tree.argument);
    case "call": {
      const repeated = tree.name === "sum" || tree.name === "prod";
      const args = repeated ? tree.args.slice(1, 3) : tree.args;
      return 1 + args.map(leastVisits).reduce((a, b) => a + b);
    }
    default:
      return 1 + leastVisits(tree.left) + leastVisits(tree.right);
  }
}
