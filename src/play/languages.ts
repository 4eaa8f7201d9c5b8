import { english } from "./texts-en.js";
import { korean } from "./texts-ko.js";
import type { Texts } from "./texts.js";

/** The languages by the name that a browser gives them. */
export const LANGUAGES = { en: english, ko: korean } as const satisfies Record<string, Texts>;

export type Language = keyof typeof LANGUAGES;
