import { distance } from "fastest-levenshtein";

/** Lower case without separators, so that `learning_rate`, `learning-rate` and `learningRate` are one name. */
export function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, "");
}

/** A longer text is not a mistyped name, and the search would take long. */
const LONGEST_NAME = 200;

/** The candidates close enough to `given` to be what was meant, nearest first, at most three. */
export function closest(given: string, candidates: Iterable<string>): string[] {
  if (given.length > LONGEST_NAME) return [];
  const target = fold(given);
  const limit = Math.max(1, Math.ceil(target.length / 3));
  return [...candidates]
    .map((name) => {
      const folded = fold(name);
      const prefix =
        target.length >= 3 && (folded.startsWith(target) || folded.endsWith(`/${target}`));
      return { name, edits: prefix ? 1 : distance(target, folded) };
    })
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** "did you mean 'a', 'b' or 'c'?", or "" when nothing is close. */
export function didYouMean(given: string, candidates: Iterable<string>): string {
  const names = closest(given, candidates).map((name) => `'${name}'`);
  if (names.length === 0) return "";
  const last = names.pop();
  return `did you mean ${names.length > 0 ? `${names.join(", ")} or ${last}` : last}?`;
}
