/** A case by its id: names, and what is not as usual. */
export interface CaseId {
  /** Canonical: valid input again. */
  readonly function: string;
  readonly optimizer: string;
  /** Where it starts, if not where the function says: `random#3`, `-1,2`. */
  readonly start?: string | undefined;
  /** Its seed, if not the usual one. */
  readonly seed?: string | undefined;
}

/** The id of a case: words with a blank between them, of which no word has one itself. */
export function printCaseId({ function: fn, optimizer, start, seed }: CaseId): string {
  const name = [fn, optimizer];
  if (start !== undefined) name.push(`${START}${start}`);
  if (seed !== undefined) name.push(`${SEED}${seed}`);
  return name.join(" ");
}

/** Reads an id. Of a text that is none, the first words count as names; nothing is refused. */
export function readCaseId(id: string): CaseId {
  const [fn, optimizer = "", ...rest] = id.split(" ");
  const after = (key: string) => rest.find((word) => word.startsWith(key))?.slice(key.length);
  return { function: fn, optimizer, start: after(START), seed: after(SEED) };
}

const START = "start=";
const SEED = "seed=";

/** An id without its function, for where that stands above; the whole id if it has no more. */
export function withoutFunction(id: string): string {
  const [fn, ...rest] = id.split(" ");
  return rest.length === 0 ? fn : rest.join(" ");
}
