import type { LeftOut } from "../core/definition.js";
import { usage } from "../core/errors.js";
import { fold } from "../core/suggest.js";
import type { ParamText } from "./item.js";

interface Owner {
  readonly id: string;
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
}

/**
 * Whether a text is about a parameter that a library has and we have not, at a value at which it
 * changes nothing here.
 *
 * @throws OptbenchError, with the reason why we have it not, where it would change something
 */
export function isLeftOut({ id, leftOut = {} }: Owner, given: ParamText): boolean {
  const { value } = given;
  const names = Object.keys(leftOut);
  const find = (typed: string) => names.find((name) => fold(name) === fold(typed));
  const cleared = value.kind === "flag" ? find(given.key.replace(/^no-?/i, "")) : undefined;
  const own = find(given.key);
  const name = own ?? cleared;
  if (name === undefined) return false;
  const text =
    value.kind === "text"
      ? value.text.toLowerCase()
      : String(value.kind === "flag" && own === name);
  const { idle, because } = leftOut[name];
  if (idle === "any" || idle.includes(text)) return true;
  throw usage(`${id}: ${name.replaceAll("_", "-")} = ${text} is not to be had: ${because}`);
}
