import { cleanText } from "./fit-text.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** A screen below its title, where it has one. */
export function titled(title: string | undefined, screen: string, look: Look): string {
  if (title === undefined) return screen;
  return `${wrap(cleanText(title, look.ascii), look.width)}\n\n${screen}`;
}
