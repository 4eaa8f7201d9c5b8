/** Branches that add lines to a baseline merge by themselves. */
export const ATTRIBUTE = "*.baseline.json merge=union";

/** .gitattributes with the line at its end; null where it already says how baselines merge. */
export function addAttribute(text: string): string | null {
  const says = text.split(/\r?\n/).some((line) => /^\s*\*\.baseline\.json\s.*\bmerge\b/.test(line));
  if (says) return null;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const glue = text === "" || text.endsWith("\n") ? "" : end;
  return `${text}${glue}${ATTRIBUTE}${end}`;
}
