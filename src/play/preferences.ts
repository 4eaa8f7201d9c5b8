import { LANGUAGES, type Language } from "./languages.js";

export type ThemeName = "light" | "dark";

/** The only two things that a page keeps. Where a browser keeps nothing, they last as long as the page. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(`optbench-${key}`);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`optbench-${key}`, value);
  } catch {
    // a page that was opened as a file may not be allowed to
  }
}

/** The language that was chosen, else that of the browser. */
export function language(): Language {
  const wanted = kept("language") ?? navigator.language.slice(0, 2);
  return Object.hasOwn(LANGUAGES, wanted) ? (wanted as Language) : "en";
}

export function keepLanguage(value: Language): void {
  keep("language", value);
}

/** Follows the system until a theme is chosen. */
export function beginTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const chosen = kept("theme");
    const isDark = chosen === null ? system.matches : chosen === "dark";
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  };
  system.addEventListener("change", show);
  show();
}

export function toggleTheme(): void {
  const { dataset } = document.documentElement;
  const theme: ThemeName = dataset["theme"] === "dark" ? "light" : "dark";
  dataset["theme"] = theme;
  keep("theme", theme);
}
