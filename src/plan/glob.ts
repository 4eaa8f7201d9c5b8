/**
 * Whether a text is one that a pattern stands for: in it `*` stands for any text and `?` for any
 * character. Takes at most as many steps as pattern times text, whatever they are.
 */
export function readGlob(pattern: string): (text: string) => boolean {
  const signs = [...pattern.replaceAll(/\*+/g, "*")];
  const least = signs.filter((sign) => sign !== "*").length;
  return (text) => least <= text.length && matches(signs, [...text]);
}

/**
 * Only the last star that was met is ever made longer: what the ones before it could take more, it
 * can take as well. https://research.swtch.com/glob
 */
function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let [p, t] = [0, 0];
  let star = -1;
  let taken = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      taken = t;
    } else if (pattern[p] === "?" || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++taken;
    } else return false;
  }
  return p === pattern.length || (p === pattern.length - 1 && pattern[p] === "*");
}
