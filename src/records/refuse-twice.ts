import { usage } from "../core/errors.js";

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Throws a usage error for JSON in which an object has a key twice: engines silently keep the last,
 * and lines would vanish.
 *
 * @param text valid JSON
 * @param line where in its file the text begins, for messages
 */
export function refuseTwice(text: string, name: string, line = 1): void {
  /** The keys of the objects around this place; null stands for a list. */
  const around: (Set<string> | null)[] = [];
  for (let k = 0; k < text.length; k++) {
    const sign = text.charCodeAt(k);
    if (sign === OPEN_OBJECT) around.push(new Set());
    else if (sign === OPEN_LIST) around.push(null);
    else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) around.pop();
    else if (sign === QUOTE) {
      const end = endOfText(text, k);
      const keys = around.at(-1);
      if (keys !== null && keys !== undefined && isKey(text, end)) {
        const key = keyOf(text.slice(k, end + 1));
        if (keys.has(key)) {
          const at = line + text.slice(0, k).split("\n").length - 1;
          throw usage(`${name}:${at}  the key '${key.slice(0, 50)}' stands twice in one object`);
        }
        keys.add(key);
      }
      k = end;
    }
  }
}

function keyOf(json: string): string {
  return json.includes("\\") ? (JSON.parse(json) as string) : json.slice(1, -1);
}

/** Where the text that begins with the quote at `from` has its other quote. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
}

/** Whether a colon follows: of an object's texts, its keys alone have one. */
function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (text.charCodeAt(next) <= 0x20) next++;
  return text.charCodeAt(next) === COLON;
}
