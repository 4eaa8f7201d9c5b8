import { usage } from "../core/errors.js";
import { refuseTwice } from "./refuse-twice.js";

/** Larger files are refused before they are parsed. */
export const MAX_CHARACTERS = 256 * 1024 * 1024;

/** Parses JSON without a key twice. Throws a usage error with the line; names the marks of an unresolved merge. */
export function parseJson(text: string, name: string): unknown {
  if (text.length > MAX_CHARACTERS) {
    throw usage(`${name}: larger than ${MAX_CHARACTERS / 1024 / 1024} million characters`);
  }
  const value = parse(text.replace(/^\ufeff/, ""), name);
  refuseTwice(text, name);
  return value;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const conflict = text.search(/^(<{7}|>{7}) /m);
    if (conflict >= 0) throw usage(`${name}:${lineAt(text, conflict)}  an unresolved merge`);
    throw usage(`${name}:${brokenLine(text, error as Error)}  not valid JSON`);
  }
}

/** The engine does not always say where: then it is the first line of a case that is wrong by itself. */
function brokenLine(text: string, { message }: Error): number {
  const at = /at position (\d+)/.exec(message);
  if (at !== null) return lineAt(text, Number(at[1]));
  const lines = text.split("\n");
  const broken = lines.findIndex((line) => {
    const one = /^\s*(\{.*\}),?\s*$/.exec(line);
    try {
      if (one !== null) JSON.parse(one[1]);
      return false;
    } catch {
      return true;
    }
  });
  return broken < 0 ? lines.length : broken + 1;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
