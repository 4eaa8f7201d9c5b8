/** Control characters, and what turns the direction of the text or is half a sign. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text of someone else's made harmless for a terminal: what could move its cursor or change its
 * colour becomes visible, ESC as \x1b. Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replaceAll(CONTROL, (sign) => {
    const code = sign.codePointAt(0)!.toString(16);
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, "0")}`;
  });
}
