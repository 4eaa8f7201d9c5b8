import { parseAst } from "vitest/node";

/** Something that a source does, and the line where it does so. */
export interface Fact {
  readonly kind: "import" | "math" | "power" | "global";
  /** The specifier, the member of Math, the operator, the name of the global. */
  readonly what: string;
  /** Whether an import is erased by the compiler. */
  readonly typeOnly: boolean;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** What reaches beyond the language itself, and so must be handed in from outside. */
const GLOBALS = new Set(
  `process console Date performance globalThis global require Buffer fetch crypto navigator
   setTimeout setInterval setImmediate queueMicrotask`.split(/\s+/),
);

/** The imports, the uses of Math and `**`, and the globals that a TypeScript source touches. */
export function factsOf(source: string): readonly Fact[] {
  const facts = KNOWN.get(source) ?? readFacts(source);
  KNOWN.set(source, facts);
  return facts;
}

/** Several rules look at the same sources. */
const KNOWN = new Map<string, readonly Fact[]>();

function readFacts(source: string): Fact[] {
  const facts: Fact[] = [];
  const declared = new Set<string>();
  const add = (kind: Fact["kind"], what: string, node: Node, typeOnly = false) =>
    facts.push({ kind, what, typeOnly, line: source.slice(0, node.start).split("\n").length });

  const visit = (node: Node, parent: Node | undefined, key: string): void => {
    for (const name of bindings(node)) declared.add(name);
    if (isNode(node.source)) add("import", literal(node.source), node, isTypeOnly(node));
    if (node.type === "TSExternalModuleReference" && isNode(node.expression)) {
      add("import", literal(node.expression), node);
    }
    if (node.operator === "**" || node.operator === "**=") add("power", node.operator, node);
    if (node.type === "Identifier" && refers(node, parent, key)) {
      const name = String(node.name);
      if (name === "Math") add("math", memberOf(parent, key), node);
      else if (GLOBALS.has(name)) add("global", name, node);
    }
    for (const [childKey, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) visit(child, node, childKey);
      }
    }
  };
  visit(parseAst(source, { lang: "ts" }) as unknown as Node, undefined, "");
  return facts.filter(({ kind, what }) => kind !== "global" || !declared.has(what));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function literal(node: Node): string {
  return typeof node.value === "string" ? node.value : "an expression";
}

/** `import type …`, `export type …`, `import { type A, type B } …`, `import("…").A` as a type. */
function isTypeOnly(node: Node): boolean {
  if (node.type === "TSImportType") return true;
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => each.importKind === "type" || each.exportKind === "type")
  );
}

/** "exp" in `Math.exp` and `Math["exp"]`; "as a value" where Math itself is passed on. */
function memberOf(parent: Node | undefined, key: string): string {
  if (parent?.type !== "MemberExpression" || key !== "object") return "as a value";
  const property = parent.property as Node;
  return parent.computed === true ? literal(property) : String(property.name);
}

/** Whether an identifier stands for a value, and is no name of a property, a type or a label. */
function refers(node: Node, parent: Node | undefined, key: string): boolean {
  if (parent === undefined) return false;
  if (parent.type.startsWith("TS") && key !== "expression") return false;
  if (key === "property" && parent.computed !== true) return false;
  if (key === "key" && parent.computed !== true) return false;
  return key !== "label" && !bindings(parent).includes(String(node.name));
}

/** The names that a node declares, destructuring and imports included. */
function bindings(node: Node): string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return patternNames(node.id);
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return patternNames(node.local);
    case "CatchClause":
      return patternNames(node.param);
    case "ClassDeclaration":
      return patternNames(node.id);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [...patternNames(node.id), ...(node.params as Node[]).flatMap(patternNames)];
    default:
      return [];
  }
}

function patternNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  switch (pattern.type) {
    case "Identifier":
      return [String(pattern.name)];
    case "ObjectPattern":
      return (pattern.properties as Node[]).flatMap((each) =>
        patternNames(each.type === "RestElement" ? each : each.value),
      );
    case "ArrayPattern":
      return (pattern.elements as unknown[]).flatMap(patternNames);
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "RestElement":
      return patternNames(pattern.argument);
    case "TSParameterProperty":
      return patternNames(pattern.parameter);
    default:
      return [];
  }
}
