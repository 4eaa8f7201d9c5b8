import { usage } from "./errors.js";
import { shown } from "./params.js";

/** The id of a definition. Throws a usage error, which says at which place it stands, if it is not one. */
export function checkId(id: unknown, place: string): string {
  if (typeof id === "string" && /^[a-z0-9][a-z0-9-]*$/.test(id)) return id;
  throw usage(`${place}: id ${shown(id)} is not lower-case words joined by '-'`);
}
