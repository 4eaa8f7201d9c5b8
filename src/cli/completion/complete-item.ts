import type { AnyDefinition } from "../../core/definition.js";
import type { Param, Params } from "../../core/parameter.js";
import { kebab, printValue } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { DIM } from "../../plan/resolve.js";

/** What the items of a list are. */
type ItemKind = "functions" | "optimizers";

/**
 * What a list of items may become that ends in the middle of one: names, after ":" the parameters
 * of the name, after "=" the values of the parameter, after "+" what modifies.
 */
export function completeItems(text: string, kind: ItemKind, catalogue: Catalogue): Candidate[] {
  const item = text.slice(text.lastIndexOf(",") + 1);
  const before = text.slice(0, text.length - item.length);
  const label = /^[\w./-]+=/.exec(item)?.[0] ?? "";
  const terms = item.slice(label.length).split("+");
  const term = terms.at(-1)!;
  const fixed = before + item.slice(0, item.length - term.length);
  return completeTerm(term, named(kind, terms.length > 1, catalogue)).map(({ word, doc }) => ({
    word: fixed + word,
    doc,
  }));
}

function named(kind: ItemKind, isAfterPlus: boolean, catalogue: Catalogue): Naming {
  if (kind === "functions") {
    return isAfterPlus
      ? { entries: catalogue.transforms, find: (name) => catalogue.transform(name) }
      : { entries: catalogue.functions, find: (name) => catalogue.function(name) };
  }
  const { schedules, modifiers, optimizers } = catalogue;
  return isAfterPlus
    ? { entries: [...schedules, ...modifiers], find: (name) => catalogue.afterPlus(name) }
    : { entries: optimizers, find: (name) => catalogue.optimizer(name) };
}

interface Naming {
  readonly entries: readonly AnyDefinition[];
  /** Throws for an unknown name. */
  readonly find: (name: string) => AnyDefinition;
}

function completeTerm(term: string, { entries, find }: Naming): Candidate[] {
  const colon = term.lastIndexOf(":");
  if (colon < 0) return completeName(term, entries);
  const definition = find(term.slice(0, term.indexOf(":")));
  const params: Params = {
    ...(definition.kind === "function" ? { dim: DIM } : {}),
    ...(definition.params as Params),
  };
  const fixed = term.slice(0, colon + 1);
  const parts = fixed.split(":").slice(1);
  const given = new Set(parts.map((part) => part.split("=")[0].replace(/^no-/, "")));
  const [typed, value] = term.slice(colon + 1).split("=");
  const candidates = Object.entries(params)
    .map(([key, param]) => ({ name: kebab(key), param }))
    .flatMap(({ name, param }) => {
      if (value !== undefined) return name === typed ? valuesOf(name, param, value) : [];
      return given.has(name) ? [] : [parameter(name, param)];
    });
  return candidates.map(({ word, doc }) => ({ word: fixed + word, doc }));
}

/** Names; those of a dialect as `torch/` until its name is typed. */
export function completeName(typed: string, entries: readonly AnyDefinition[]): Candidate[] {
  const dialect = /^.*\//.exec(typed)?.[0] ?? "";
  const found = new Map<string, string>();
  for (const { id, title } of entries) {
    if (!id.startsWith(dialect)) continue;
    const [head, ...rest] = id.slice(dialect.length).split("/");
    const isFolder = rest.length > 0;
    found.set(`${dialect}${head}${isFolder ? "/" : ""}`, isFolder ? `the names of ${head}` : title);
  }
  return [...found].map(([word, doc]) => ({ word, doc }));
}

function parameter(name: string, param: Param): Candidate {
  const { doc } = param;
  if (param.type === "flag") return { word: param.default ? `no-${name}` : name, doc };
  return { word: `${name}=`, doc: `${doc} (${printValue(param.default)})` };
}

/** The values of a parameter after the last "/", of which only the first may be the default. */
function valuesOf(name: string, param: Param, value: string): Candidate[] {
  const fixed = `${name}=${value.slice(0, value.lastIndexOf("/") + 1)}`;
  const words = (list: readonly string[]) => list.map((word) => ({ word: fixed + word, doc: "" }));
  if (param.type === "choice") return words(param.values);
  if (param.type === "flag") return words(["true", "false"]);
  if (value !== "" || printValue(param.default) === "") return [];
  const range = "range" in param ? `the default, in ${param.range}` : "the default";
  return [{ word: fixed + printValue(param.default), doc: range }];
}

/** Something that the word at the cursor may become. */
export interface Candidate {
  /** The whole word. One that ends in ":", "=" or "/" goes on: no blank follows it. */
  readonly word: string;
  readonly doc: string;
}

/** What is offered for one word. */
export interface Offer {
  readonly candidates: readonly Candidate[];
  /** Whether files fit too; the shell knows them. */
  readonly files: boolean;
}

export const NOTHING: Offer = { candidates: [], files: false };
export const FILES: Offer = { candidates: [], files: true };

/** Words without a text of their own. */
export function wordsOffer(words: readonly string[], files = false): Offer {
  return { candidates: words.map((word) => ({ word, doc: "" })), files };
}
