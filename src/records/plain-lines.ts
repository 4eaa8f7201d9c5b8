import { visible } from "../core/visible.js";

/** Longer messages are cut. */
const MAX_LENGTH = 10_000;

/**
 * A text of lines without any other control character: what a plugin throws may hold anything. The
 * same text again where it is plain already, so that a result reads back as it was written.
 */
export function plainLines(text: string): string {
  return visible(text.slice(0, MAX_LENGTH)).slice(0, MAX_LENGTH);
}
