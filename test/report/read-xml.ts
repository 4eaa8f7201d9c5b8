/** An element of a document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Reads a document of elements, attributes and text; throws where it is not well-formed. */
export function readXml(document: string): Element {
  if (!CHARACTERS.test(document)) throw new Error("a character that XML has not");
  const body = /^<\?xml version="1.0" encoding="UTF-8"\?>\n([^]*)\n$/.exec(document);
  if (body === null) throw new Error("no declaration");
  interface Open {
    name: string;
    attributes: Record<string, string>;
    children: Element[];
    text: string;
  }
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let at = 0;
  const token = /<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
  while (at < body[1].length) {
    token.lastIndex = at;
    const match = token.exec(body[1]);
    if (match === null) throw new Error(`not well-formed at '${body[1].slice(at, at + 30)}'`);
    at = token.lastIndex;
    const [, closes, name, attributes, isEmpty, text] = match;
    const top = open.at(-1)!;
    if (text !== undefined) top.text += decode(text);
    else if (closes !== "") {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
    } else {
      const element: Open = {
        name,
        attributes: readAttributes(attributes),
        children: [],
        text: "",
      };
      top.children.push(element);
      if (isEmpty === "") open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error("not one closed root");
  return root.children[0];
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [
    key,
    decode(value),
  ]);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error("an attribute twice");
  return Object.fromEntries(pairs) as Record<string, string>;
}

function decode(text: string): string {
  return text.replaceAll(/&(\w*;?)/g, (_, entity: string) => {
    const sign = ENTITIES[entity.replace(";", "")];
    if (sign === undefined || !entity.endsWith(";")) throw new Error(`&${entity} is no entity`);
    return sign;
  });
}
