import { hash } from "./random.js";

/** Words of 32 bits: enough that two texts never have the same by chance. */
const WORDS = 4;

/** 32 hexadecimal digits that tell texts apart. Not secure: a collision can be made on purpose. */
export function fingerprint(text: string): string {
  const words = Array.from({ length: WORDS }, (_, k) => hash(`${k}\n${text}`));
  return words.map((word) => word.toString(16).padStart(8, "0")).join("");
}
