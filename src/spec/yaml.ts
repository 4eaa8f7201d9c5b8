/** The only file that names the yaml package, and it does so lazily: it takes 28 ms to load. */
import { usage } from "../core/errors.js";

/** A file read as YAML (of which JSON is a part), and where each of its values stands. */
export interface Located {
  readonly value: unknown;
  /** "line:column" of the value at a path, or of its key; null where there are no lines. */
  where(path: readonly (string | number)[]): string | null;
}

/** Reads one document of plain values. Throws a usage error with file, line and column. */
export async function readYaml(text: string, name: string): Promise<Located> {
  const { LineCounter, isMap, isNode, isScalar, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
  });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    throw usage(`${name}:${position(error.pos[0])}  not valid YAML: ${error.message}`);
  }
  return {
    value: toPlain(document, name),
    where(path) {
      const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
      const last = path.at(-1);
      if (isMap(parent)) {
        const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
        if (pair !== undefined && isNode(pair.key)) return position(pair.key.range?.[0] ?? 0);
      }
      const node = document.getIn(path, true);
      return position(isNode(node) ? (node.range?.[0] ?? 0) : 0);
    },
  };
}

/** Aliases multiply: a few lines can stand for gigabytes. */
const MOST_ALIASES = 100;

function toPlain(document: { toJS(options: { maxAliasCount: number }): unknown }, name: string) {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    throw usage(`${name}: ${(error as Error).message}`);
  }
}
