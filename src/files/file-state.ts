import { stat } from "node:fs/promises";

/** Says which file stands at a path, and how far it was written: another text once somebody changes it. null for none. */
export async function fileStateOf(target: string): Promise<string | null> {
  const found = await stat(target).catch(() => null);
  return found === null ? null : [found.dev, found.ino, found.size, found.mtimeMs].join(" ");
}
