import { reading, usage, within } from "../core/errors.js";
import { findParam, kebab, parseInterval, parseNumber } from "../core/params.js";
import { fold } from "../core/suggest.js";
import type { Catalogue } from "./catalogue.js";
import type { Item } from "./item.js";
import type { ResolveItem } from "./plan.js";
import { SWEEP_VALUES } from "./search-settings.js";
import { resolveSearched, withInterval } from "./search.js";

/** A parameter, and the values that it is to take. */
export interface SweepRange {
  /** As it is typed: `lr` is each method's learning rate, whatever its library calls it. */
  readonly parameter: string;
  /** As they are typed; what they may be, the parameter decides. */
  readonly low: string;
  readonly high: string;
  readonly count: number;
}

const RANGE = /^([A-Za-z][\w-]*)=([^=@]*?)\.\.([^=@]*?)(?:@(.*))?$/;
const { low: FEWEST_VALUES, high: MOST_VALUES } = parseInterval(SWEEP_VALUES.range);

/** Reads "lr=1e-4..10@60". Throws a usage error. */
export function readSweep(text: string): SweepRange {
  const match = RANGE.exec(text.trim());
  if (match === null) {
    throw usage(`--sweep: '${text}' is not a parameter with a range, such as lr=1e-4..10@60`);
  }
  const [, parameter, low, high, typed] = match;
  const count = typed === undefined ? SWEEP_VALUES.default : parseNumber(typed);
  if (
    count === undefined ||
    !Number.isInteger(count) ||
    count < FEWEST_VALUES ||
    count > MOST_VALUES
  ) {
    throw usage(
      `--sweep: a sweep has ${FEWEST_VALUES} to ${MOST_VALUES} values, got @${typed ?? ""}`,
    );
  }
  return { parameter, low, high, count };
}

/** Items with the range in the place of the parameter; those that do not have it stay as they are. */
export function sweptBy(range: SweepRange): ResolveItem {
  const { parameter, low, high } = range;
  return (item, catalogue) => {
    const key = keyOf(item, catalogue, parameter);
    if (key !== null) refuseUnfitRange(range, item, key, catalogue);
    const swept = key === null ? item : withInterval(item, key, low, high);
    return resolveSearched(swept, catalogue).map((optimizer) => {
      const other = optimizer.axes.find(({ name }) => key === null || name !== kebab(key));
      if (other === undefined) return optimizer;
      throw usage(`--sweep ${parameter}: ${other.name} is an interval too; give it a value`);
    });
  };
}

/** Throws where the method cannot take the range: the mistake is in it, not in the item. */
function refuseUnfitRange(
  { parameter, low, high }: SweepRange,
  item: Item,
  key: string,
  catalogue: Catalogue,
): void {
  const text = `${parameter}=${low}..${high}`;
  const span = { from: parameter.length + 1, to: text.length };
  const [head] = item.terms;
  const alone = { ...item, terms: [{ ...head, params: [] }] };
  reading("sweep", text, () =>
    resolveSearched(withInterval(alone, key, low, high, span), catalogue),
  );
}

/** The parameter of the method that is meant; null where it has none. */
function keyOf({ terms: [head] }: Item, catalogue: Catalogue, typed: string): string | null {
  const { id, params, lrKey } = within(head.span, () => catalogue.optimizer(head.name));
  const key = findParam(params, typed) ?? (fold(typed) === "lr" ? lrKey : null);
  if (key === null || params[key].type !== "number") return null;
  const stated = head.params.find((given) => findParam(params, given.key) === key);
  if (stated === undefined) return key;
  throw usage(
    `--sweep ${typed}: ${id} has ${kebab(key)} stated already; leave it out`,
    stated.span,
  );
}
