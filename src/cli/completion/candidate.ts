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
