import { escapeMarkup } from "../escape-markup.js";
import { cleanText } from "../fit-text.js";

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes; `children` are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(value!)}"`)
    .join("");
  const body = children.join("");
  return body === "" ? `<${name}${written}/>` : `<${name}${written}>${body}</${name}>`;
}

function attributeText(value: string | number): string {
  return typeof value === "number" ? decimal(value) : escapeMarkup(value);
}

/** Text of anybody's as markup: one line, without control characters. */
export function textMarkup(text: string): string {
  return escapeMarkup(cleanText(text, false));
}

/** A length in at most two decimals. */
export function decimal(value: number): string {
  const rounded = Number(value.toFixed(2));
  // no -0
  return String(rounded === 0 ? 0 : rounded);
}
