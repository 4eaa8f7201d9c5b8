import { printCaseId, readCaseId } from "../core/case-id.js";
import { parseList } from "../plan/grammar.js";

/** Whether the grammar of items can read a text as one item without a label, or as a label alone. */
export function isItemName(text: string, isLabel = false): boolean {
  try {
    const [item, ...others] = parseList(isLabel ? `${text}=a` : text);
    return others.length === 0 && (isLabel ? item.label === text : item.label === undefined);
  } catch {
    return false;
  }
}

/** Whether a text has the form of an id: two names, and what is not as usual behind them. */
export function isCaseId(id: string): boolean {
  const found = readCaseId(id);
  const { function: fn, optimizer, start = "", seed = "1" } = found;
  const isWhole = printCaseId(found) === id && isSeed(seed) && !/[\p{C}"']/u.test(start);
  return isWhole && isItemName(fn) && isItemName(optimizer);
}

function isSeed(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text));
}
