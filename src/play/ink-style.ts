import { inkRules } from "../report/svg/theme.js";

/** The colours of figures for both themes of the page, as scripts/play-page.mjs puts them into its style. */
export const inkStyle =
  inkRules("light", '[data-theme="light"] ') + inkRules("dark", '[data-theme="dark"] ');
