import { usage } from "../core/errors.js";
import type { Param, Params } from "../core/parameter.js";
import { kebab, shown } from "../core/params.js";
import { PROTOCOL } from "./protocol.js";

/** What a program says of an optimizer or a function of its own. */
export interface Described {
  readonly kind: "optimizer" | "function";
  readonly id: string;
  readonly title: string;
  readonly params: Params;
  /** The parameter that schedules act on. */
  readonly lr: string | null;
  /** Whether a step asks for f at points of its own. */
  readonly searches: boolean;
  /** Whether its steps look at f(x): then it cannot be given gradients that no function has. */
  readonly looksAtF: boolean;
  /** Whether a function has a gradient. */
  readonly gradient: boolean;
  readonly dim: Readonly<Record<string, number>>;
  /** The rule or the formula, in plain text. */
  readonly rule: string;
}

/** What a program is and has. */
export interface Greeting {
  /** "Python 3.11.7", as it says; "another language" where it does not. */
  readonly language: string;
  readonly definitions: readonly Described[];
}

type Json = Readonly<Record<string, unknown>>;

/** Reads what stands behind the word `optbench`. Throws a usage error that begins with `named`. */
export function readGreeting(text: string, named: string): Greeting {
  const greeting = objectOf(parsed(text, named), `${named}: the greeting`);
  const { protocol, language = "", definitions } = greeting;
  if (protocol !== PROTOCOL) {
    throw usage(`${named}: it speaks protocol ${told(protocol)}, optbench speaks ${PROTOCOL}`);
  }
  if (!Array.isArray(definitions) || definitions.length === 0) {
    throw usage(`${named}: its greeting defines nothing`);
  }
  return {
    language: languageOf(language, `${named}: language`),
    definitions: definitions.map((one, k) => readDescribed(one, `${named}: definition ${k}`)),
  };
}

function parsed(text: string, named: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw usage(`${named}: its greeting is not JSON: ${told(text.slice(0, 40))}`);
  }
}

function readDescribed(given: unknown, place: string): Described {
  const one = objectOf(given, place);
  const { kind } = one;
  if (kind !== "optimizer" && kind !== "function") {
    throw usage(`${place}: kind ${told(kind)} is neither optimizer nor function`);
  }
  const id = textOf(one["id"], `${place}: id`);
  const named = `${place}: '${id}'`;
  const params = readParams(one["params"] ?? [], named);
  const { lr: rate = null } = one;
  const lr = rate === null ? null : keyOf(textOf(rate, `${named}: lr`));
  if (lr !== null && params[lr]?.type !== "number") {
    throw usage(`${named}: lr names no parameter that is a number`);
  }
  return {
    kind,
    id,
    title: textOf(one["title"] ?? id, `${named}: title`),
    params,
    lr,
    searches: one["searches"] === true,
    looksAtF: one["searches"] === true || one["f"] !== false,
    gradient: one["gradient"] !== false,
    dim: readDim(one["dim"] ?? {}, named),
    rule: textOf(one["rule"] ?? one["formula"] ?? "", `${named}: rule`),
  };
}

function readDim(given: unknown, named: string): Described["dim"] {
  const dim = objectOf(given, `${named}: dim`);
  for (const key of ["min", "max", "default", "multipleOf"]) {
    const value = dim[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && (value as number) > 0)) {
      throw usage(`${named}: dim.${key} is ${told(value)}, not a whole number above 0`);
    }
  }
  return dim as Described["dim"];
}

function readParams(given: unknown, named: string): Params {
  if (!Array.isArray(given)) throw usage(`${named}: params is not a list`);
  const params: Record<string, Param> = {};
  for (const each of given) {
    const param = objectOf(each, `${named}: a parameter`);
    const name = textOf(param["name"], `${named}: the name of a parameter`);
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
      throw usage(`${named}: parameter ${told(name)} is not a word`);
    }
    const key = keyOf(name);
    if (Object.hasOwn(params, key)) throw usage(`${named}: two parameters are ${kebab(key)}`);
    params[key] = paramOf(param, `${named}: parameter ${kebab(key)}`);
  }
  return params;
}

function paramOf(given: Json, named: string): Param {
  const { type = "number", default: value } = given;
  const doc = textOf(given["doc"] ?? "", `${named}: doc`);
  if (type === "flag" && typeof value === "boolean") return { type, default: value, doc };
  if (type === "choice" && typeof value === "string" && Array.isArray(given["values"])) {
    const values = given["values"].map((word) => textOf(word, `${named}: values`));
    return { type, values, default: value, doc };
  }
  if (type !== "number") throw usage(`${named}: type ${told(type)} with default ${told(value)}`);
  if (value !== null && typeof value !== "number") {
    throw usage(`${named}: the default is ${told(value)}, neither a number nor null`);
  }
  return {
    type,
    default: value,
    range: textOf(given["range"] ?? "(-inf, inf)", `${named}: range`),
    scale: given["scale"] === "log" ? "log" : "linear",
    integer: given["integer"] === true,
    doc,
  };
}

/** `weight_decay` is weightDecay, which users type as weight-decay. */
function keyOf(name: string): string {
  const words = name.split(/[-_]+/).filter((word) => word !== "");
  const [first, ...rest] = words.map((word) =>
    /^[A-Z]+$/.test(word) ? word.toLowerCase() : word[0].toLowerCase() + word.slice(1),
  );
  return [first, ...rest.map((word) => word[0].toUpperCase() + word.slice(1))].join("");
}

/** It stands in results and baselines, as a line of plain text. */
function languageOf(given: unknown, named: string): string {
  const text = textOf(given, named).trim();
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) throw usage(`${named} is ${told(text)}, not plain text`);
  return text === "" ? "another language" : text.slice(0, 80).trim();
}

function objectOf(value: unknown, named: string): Json {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw usage(`${named} is ${told(value)}, not an object`);
}

function textOf(value: unknown, named: string): string {
  if (typeof value === "string") return value;
  throw usage(`${named} is ${told(value)}, not text`);
}

/** What is left out is nothing. */
function told(value: unknown): string {
  return value === undefined ? "nothing" : shown(value);
}
