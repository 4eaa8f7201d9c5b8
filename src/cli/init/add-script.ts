import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import { usage } from "../../core/errors.js";

/** What the script is called, and what it runs. */
export const SCRIPT = { name: "bench:check", command: "optbench check" } as const;

/** What package.json becomes; `text` is null where it is left, and `left` says why. */
export interface AddedScript {
  readonly text: string | null;
  readonly left: string;
  /** Whether optbench is among its dependencies, or is the package itself. */
  readonly hasOptbench: boolean;
}

/**
 * Adds the script to the text of a package.json: one line more, every other byte as it was. Throws
 * a usage error where the text is no package.json.
 */
export function addScript(text: string, name: string): AddedScript {
  const root = readObject(text, name);
  const bare = text.replace(/^\ufeff/, "");
  const hasOptbench =
    root["name"] === "optbench" ||
    ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"].some((key) =>
      Object.hasOwn(Object(root[key]) as object, "optbench"),
    );
  const scripts = root["scripts"];
  if (scripts !== undefined && !isObject(scripts)) {
    throw usage(`${name}: scripts: expected an object`);
  }
  if (scripts !== undefined && Object.hasOwn(scripts, SCRIPT.name)) {
    const said = JSON.stringify((scripts as Record<string, unknown>)[SCRIPT.name]);
    return { text: null, left: `its script "${SCRIPT.name}" is ${said}`, hasOptbench };
  }
  const tree = parseTree(bare)!;
  const entry = `"${SCRIPT.name}": "${SCRIPT.command}"`;
  const place = findNodeAtLocation(tree, ["scripts"]);
  const added =
    place === undefined
      ? insert(bare, tree, (nest) => `"scripts": ${braced(nest, entry)}`)
      : insert(bare, place, () => entry);
  if (!Object.hasOwn(Object(readObject(added, name)["scripts"]) as object, SCRIPT.name)) {
    throw usage(`${name}: it has scripts twice`);
  }
  return { text: text.slice(0, text.length - bare.length) + added, left: "", hasOptbench };
}

function readObject(text: string, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw usage(`${name}: not valid JSON`);
  }
  if (!isObject(value)) throw usage(`${name}: expected an object`);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where a line begins, and what a level more adds; on one line there is neither. */
interface Nest {
  readonly line: string;
  readonly unit: string;
}

/** Braces around a member that stands on a line of its own, or beside them. */
function braced({ line, unit }: Nest, entry: string): string {
  return line === "" ? `{ ${entry} }` : `{${line}${unit}${entry}${line}}`;
}

/** Inserts a member at the end of an object, laid out as its last one or, in an empty one, as the file. */
function insert(text: string, object: Node, entryOf: (nest: Nest) => string): string {
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const last = object.children?.at(-1);
  if (last !== undefined) {
    const line = lineBefore(text, last.offset);
    const end = last.offset + last.length;
    const glue = line === "" ? ", " : `,${line}`;
    return text.slice(0, end) + glue + entryOf({ line, unit }) + text.slice(end);
  }
  const isOneLine = !text.trim().includes("\n") && text.trim() !== "{}";
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const line = isOneLine ? "" : lineBefore(text, object.parent?.offset ?? 0) || end;
  const inner = { line: isOneLine ? "" : line + unit, unit };
  const body = braced({ line, unit }, entryOf(inner));
  return text.slice(0, object.offset) + body + text.slice(object.offset + object.length);
}

/** The line end and the blanks before a place, if nothing else stands before it on its line. */
function lineBefore(text: string, offset: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? "";
}
