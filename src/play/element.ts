type Handlers = Readonly<Record<string, (event: Event) => void>>;

/** Attributes; false and undefined leave one out, true sets it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export type Child = Node | string;

/** An element of HTML with attributes, listeners under `on`, and children. Texts stay texts. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  children: readonly Child[] = [],
  on: Handlers = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same of SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  children: readonly Node[] = [],
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Writes what differs: browsers look at every attribute that is written, changed or not. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const wanted =
      value === undefined || value === false ? null : value === true ? "" : String(value);
    if (element.getAttribute(name) === wanted) continue;
    if (wanted === null) element.removeAttribute(name);
    else element.setAttribute(name, wanted);
  }
}

/** A button with words. */
export function button(
  words: string,
  onClick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  return h("button", { type: "button", ...attributes }, [words], { click: onClick });
}
