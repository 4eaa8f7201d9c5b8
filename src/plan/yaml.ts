/** The only file that names the yaml package, and it does so lazily: a run without a spec needs none. */
import { usage } from "../core/errors.js";

/** A file read as YAML (of which JSON is a part), and where each of its values stands. */
export interface Located {
  readonly value: unknown;
  /** "line:column" of the value at a path, or of its key; null where there are no lines. */
  where(path: readonly (string | number)[]): string | null;
}

/** Reads one document of plain values. Throws a usage error with file, line and column. */
export async function readYaml(text: string, name: string): Promise<Located> {
  const { LineCounter, isMap, isNode, isScalar, parseDocument, visit } = await import("yaml");
  refuseHuge(text, name);
  const lines = new LineCounter();
  // keys given twice are found below: the package compares each key with all before it
  const options = { lineCounter: lines, stringKeys: true, uniqueKeys: false, prettyErrors: false };
  const document = attempt(name, () => parseDocument(text, options));
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  // a warning is about an unknown tag, which is refused too
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { code, message, pos } = error;
    throw usage(
      `${name}:${position(pos[0])}  ${WORDS[code] ?? `not valid YAML: ${reason(message)}`}`,
    );
  }
  const anchors = new Set<string>();
  visit(document, {
    Node: (_, { anchor }) => void (anchor !== undefined && anchors.add(anchor)),
    Map: (_, { anchor, items }) => {
      if (anchor !== undefined) anchors.add(anchor);
      refuseTwice(items);
    },
    Alias: (_, { source, range }) => {
      if (anchors.has(source)) return;
      throw usage(`${name}:${position(range?.[0] ?? 0)}  *${source} has no &${source} before it`);
    },
  });
  return {
    value: attempt(name, () => document.toJS({ maxAliasCount: MOST_ALIASES })),
    where(path) {
      // a value behind an alias has no place of its own: the place of its container stands for it
      for (let length = path.length; length > 0; length--) {
        const range = rangeOf(path.slice(0, length));
        if (range !== undefined) return position(range);
      }
      return position(isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0);
    },
  };

  function refuseTwice(pairs: readonly { readonly key: unknown }[]): void {
    const seen = new Set<unknown>();
    for (const { key } of pairs) {
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) {
        throw usage(`${name}:${position(key.range?.[0] ?? 0)}  the key is given twice`);
      }
      seen.add(key.value);
    }
  }

  /** Where a key begins, or a value that has none. */
  function rangeOf(path: readonly (string | number)[]): number | undefined {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0];
    }
    const node = document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

/** Aliases multiply: a few lines can stand for gigabytes. */
const MOST_ALIASES = 100;

/** What we say of some errors, by the codes of the yaml package. */
const WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "a second document begins; one is expected",
  NON_STRING_KEY: "a key is not text",
};

/** The package makes a kilobyte of each sign that may begin or end a value. 20,000 points of a plane have four fifths. */
const MOST_SIGNS = 100_000;
const SIGNS = new Set("[]{},:?&*!|>\"'%#\n");

/** Levels of brackets, of a line's dashes and of blanks before it: a spec has a handful. */
const MOST_LEVELS = 200;

/**
 * Throws a usage error, before the package reads it, for what is nested so deeply, or has so many
 * values, that reading would take a gigabyte. Signs in texts and comments count as others: no spec has
 * so many.
 */
function refuseHuge(text: string, name: string): void {
  const refuse = (at: number): never => {
    const lines = text.slice(0, at).split("\n");
    throw usage(`${name}:${lines.length}:${lines.at(-1)!.length + 1}  ${TOO_DEEP}`);
  };
  let depth = 0;
  let count = 0;
  for (let k = 0; k < text.length; k++) {
    const sign = text[k];
    if (SIGNS.has(sign) && ++count > MOST_SIGNS) throw usage(TOO_MANY, { field: name });
    if (sign === "[" || sign === "{") {
      if (++depth > MOST_LEVELS) refuse(k);
    } else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
  }
  const dashes = /^[ ]*(?:[-?][ \t]+){200}/m.exec(text);
  if (dashes !== null) refuse(dashes.index);
}

function reason(message: string): string {
  return message.includes("call stack") ? TOO_DEEP : message;
}

const TOO_DEEP = "it is nested too deeply";
const TOO_MANY = `it has more than ${MOST_SIGNS} lines, commas, brackets and other signs of YAML`;

/** What goes wrong before or after the reading itself: too many levels, too many aliases. */
function attempt<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw usage(TOO_DEEP, { field: name });
    // all aliases are known by now, so that the package refuses their number alone
    if (!(error instanceof ReferenceError)) throw error;
    throw usage("its aliases (*name) stand for too much", { field: name });
  }
}
