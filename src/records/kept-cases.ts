import { CaseRows, COUNT, NUMBER, POINT, SAID, type Kept, type SharedFields } from "./case-rows.js";
import { KeptCase, NO_CURVE } from "./kept-case.js";
import { STATUSES, type CaseResult } from "./results.js";
import { runsHead } from "./runs-head.js";

/** The points of more dimensions than this are most of a case, and often shared: they stay as they are. */
const MOST_DIMENSIONS = 64;
/** The first rows are few, since many runs have few cases; later ones twice as many each time. */
const FIRST_ROWS = 64;
const MOST_ROWS = 8192;
const MOST_COUNT = 0x7fffffff;

/**
 * Keeps cases until all have ended, for those who want to see them together. A case that is usual is
 * a row of numbers then, a seventh of what its objects take: 10⁶ of them are 250 MB.
 */
export class KeptCases {
  readonly #shared: SharedFields[] = [];
  readonly #messages: string[] = [];
  readonly #placeOfMessage = new Map<string, number>();
  readonly #placeOfShared = new Map<string, number>();
  /** Of each optimizer the place of what its latest case shares: that of the next one, mostly. */
  readonly #latest = new Map<string, number>();
  /** The rows that are being filled, by what decides how long a row is: see `#openFor`. */
  readonly #open = new Map<number, Kept>();

  /** The same case with this curve; an object of its own where it has what a row has no place for. */
  keep(one: CaseResult, curve = one.curve): CaseResult {
    const targets = Object.keys(one.hits);
    if (!fits(one, targets)) return curve === one.curve ? one : { ...one, curve };
    const kept = this.#openFor(one, targets.length);
    const { rows, closestAt, rateAt } = kept;
    const row = rows.length++;
    const shared = this.#sharedBy(one, targets);
    rows.setId(row, one.id, this.#shared[shared].firstId);
    rows.setCount(row, COUNT.shared, shared);
    rows.setCount(row, COUNT.message, this.#placeOf(one.message));
    for (let k = 0; k < targets.length; k++) {
      rows.setCount(row, COUNT.hits + k, one.hits[targets[k]]);
    }
    if (closestAt !== null) rows.setNumber(row, closestAt, one.closest);
    if (rateAt !== null) rows.setNumber(row, rateAt, one.linearRate);
    writeNumbers(rows, row, one);
    rows.setCount(row, COUNT.said, saidOf(one) | keepCurve(curve, one, kept.curves, row));
    // its optional fields are there and undefined, which no reader tells from their absence
    return new KeptCase(kept, row) as CaseResult;
  }

  #openFor({ dimension, closest, linearRate }: CaseResult, targets: number): Kept {
    const [hasClosest, hasRate] = [closest !== undefined ? 1 : 0, linearRate !== undefined ? 1 : 0];
    const further = hasClosest + hasRate;
    const key = ((targets * 2 + hasClosest) * 2 + hasRate) * (MOST_DIMENSIONS + 1) + dimension;
    const open = this.#open.get(key);
    if (open !== undefined && open.rows.length < open.rows.capacity) return open;
    const capacity = open === undefined ? FIRST_ROWS : Math.min(MOST_ROWS, 2 * open.rows.capacity);
    const at = NUMBER.points + POINT.count * dimension;
    const next = {
      rows: new CaseRows(capacity, dimension, targets, further),
      closestAt: closest === undefined ? null : at,
      rateAt: linearRate === undefined ? null : at + further - 1,
      shared: this.#shared,
      messages: this.#messages,
      curves: [],
    };
    this.#open.set(key, next);
    return next;
  }

  #sharedBy(one: CaseResult, targets: readonly string[]): number {
    const latest = this.#latest.get(one.optimizer);
    if (latest !== undefined && isSharing(one, targets, this.#shared[latest])) return latest;
    const fields = sharedFieldsOf(one, targets);
    const key = JSON.stringify({ ...fields, firstId: "" });
    let place = this.#placeOfShared.get(key);
    if (place === undefined) {
      place = this.#shared.push(fields) - 1;
      this.#placeOfShared.set(key, place);
    }
    this.#latest.set(one.optimizer, place);
    return place;
  }

  #placeOf(message: string | undefined): number | null {
    if (message === undefined) return null;
    let place = this.#placeOfMessage.get(message);
    if (place === undefined) {
      place = this.#messages.push(message) - 1;
      this.#placeOfMessage.set(message, place);
    }
    return place;
  }
}

/** What is said of a case, but for its curve. */
function saidOf({ status, held, best }: CaseResult): number {
  const isHeld = held ? SAID.isHeld : 0;
  return STATUSES.indexOf(status) | isHeld | (best.x === undefined ? 0 : SAID.hasBestPoint);
}

/** Keeps a curve of more than the end, and says what there is. */
function keepCurve(
  curve: CaseResult["curve"],
  one: CaseResult,
  curves: CaseResult["curve"][],
  row: number,
): number {
  if (curve === NO_CURVE) return 0;
  if (isEnd(curve, one)) return SAID.hasEnd;
  curves[row] = curve;
  return SAID.hasCurve;
}

function writeNumbers(rows: CaseRows, row: number, one: CaseResult): void {
  const { best, final } = one;
  rows.setCount(row, COUNT.steps, one.steps);
  rows.setCount(row, COUNT.settled, one.settled);
  rows.setCount(row, COUNT.lostAt, one.lostAt);
  rows.setCount(row, COUNT.evaluations, one.evaluations);
  rows.setCount(row, COUNT.bestStep, best.step);
  rows.setCount(row, COUNT.finalStep, final.step);
  rows.setNumber(row, NUMBER.seed, one.seed);
  rows.setNumber(row, NUMBER.aocc, one.aocc);
  rows.setNumber(row, NUMBER.bestValue, best.value);
  rows.setNumber(row, NUMBER.bestGap, best.gap);
  rows.setNumber(row, NUMBER.finalValue, final.value);
  rows.setNumber(row, NUMBER.finalGap, final.gap);
  rows.setNumber(row, NUMBER.gradientNorm, final.gradientNorm);
  rows.setPoint(row, POINT.start, one.start);
  if (best.x !== undefined) rows.setPoint(row, POINT.best, best.x);
  rows.setPoint(row, POINT.final, final.x);
}

/** Whether a row holds all that is known of a case. */
function fits(one: CaseResult, targets: readonly string[]): boolean {
  const { dimension, start, best, final, hits } = one;
  if (dimension > MOST_DIMENSIONS || one.aocc === undefined || hasMore(one)) return false;
  const points = start.length === dimension && final.x.length === dimension;
  if (!points || (best.x !== undefined && best.x.length !== dimension)) return false;
  if (final.step > MOST_COUNT || best.step > MOST_COUNT || one.evaluations > MOST_COUNT)
    return false;
  for (const key of targets) if ((hits[key] ?? 0) > MOST_COUNT) return false;
  return Math.max(one.steps ?? 0, one.settled ?? 0, one.lostAt ?? 0) <= MOST_COUNT;
}

/** Whether it has what few cases have. */
function hasMore({ ladder, log, restarts, at, trial, path, fragile }: CaseResult): boolean {
  return (
    ladder !== undefined ||
    log !== undefined ||
    restarts !== undefined ||
    at !== undefined ||
    trial !== undefined ||
    path !== undefined ||
    fragile !== undefined
  );
}

/** Whether a curve is its end alone, which says what is known anyway. */
function isEnd(
  { step, value, best: lowest, measured }: CaseResult["curve"],
  { best, final }: CaseResult,
): boolean {
  if (step.length !== 1 || value.length !== 1 || measured !== undefined) return false;
  const isLast = step[0] === final.step && Object.is(value[0], final.value);
  return isLast && Object.is(lowest[0], best.value);
}

function sharedFieldsOf(one: CaseResult, targets: readonly string[]): SharedFields {
  return { ...runsHead(one, one.metric), firstId: one.id, targets };
}

/** Whether a case surely shares these fields. */
function isSharing(one: CaseResult, targets: readonly string[], fields: SharedFields): boolean {
  return (
    one.function === fields.function &&
    one.dimension === fields.dimension &&
    one.settings === fields.settings &&
    one.metric === fields.metric &&
    one.label === fields.label &&
    one.functionLabel === fields.functionLabel &&
    one.written === fields.written &&
    one.external === fields.external &&
    targets.length === fields.targets.length &&
    targets.every((key, k) => key === fields.targets[k])
  );
}
