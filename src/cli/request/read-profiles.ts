import { usage } from "../../core/errors.js";
import type { ProfileKind } from "../../plan/profile-kinds.js";
import { PRESENTATION } from "../../plan/presentation.js";
import { readWord, splitList } from "../program/flags.js";

/** The profiles that a flag or a spec asks for, each once, in the order in which they are shown. */
export function readProfiles(texts: readonly string[]): ProfileKind[] {
  const flag = "--profile";
  const words = splitList(flag, texts).map((text) => readWord(flag, text, PRESENTATION.profiles));
  if (words.includes("off") && words.length > 1) {
    throw usage(`${flag}: 'off' stands alone, not with ${words.find((word) => word !== "off")}`);
  }
  return PRESENTATION.profiles.filter(
    (kind): kind is ProfileKind => kind !== "off" && words.includes(kind),
  );
}
