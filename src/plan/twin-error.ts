import { usage } from "../core/errors.js";

/** What tells cases apart. */
interface Twin {
  readonly id: string;
  readonly optimizer: string;
  readonly function: string;
}

/** The two lists of a spec, as they are written. */
interface Lists {
  readonly optimizers: readonly string[];
  readonly functions: readonly string[];
}

/** How the items of the two lists are read. */
export interface ItemReaders {
  optimizers(text: string): readonly { readonly id: string }[];
  functions(text: string): readonly { readonly id: string }[];
}

/** The error for two cases that a baseline could not tell apart: it says where the second comes from. */
export function twinError(
  { id, optimizer, function: fn }: Twin,
  spec: Lists,
  read: ItemReaders,
): Error {
  const error = usage(`two cases have the same id '${id}'`, {
    hint: "labels and parameters at their defaults do not belong to the id: use only one of the two",
  });
  for (const [field, name] of [
    ["optimizers", optimizer],
    ["functions", fn],
  ] as const) {
    const texts = spec[field].filter((text) => read[field](text).some((item) => item.id === name));
    if (texts.length < 2) continue;
    const text = texts.at(-1)!;
    const span = { from: 0, to: text.length };
    return error.with({ span, where: { field, text, span, isLast: true } });
  }
  return error;
}
