import { CaseRows, COUNT, NUMBER, POINT, SAID, type Kept, type SharedFields } from "./case-rows.js";
import { KeptCase } from "./kept-case.js";
import { STATUSES, type CaseResult } from "./results.js";

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
  /** The rows that are being filled, by what decides how long a row is. */
  readonly #open = new Map<string, Kept>();

  /** The same case with this curve; an object of its own where it has what a row has no place for. */
  keep(one: CaseResult, curve = one.curve): CaseResult {
    const targets = Object.keys(one.hits);
    if (!fits(one, targets) || !isAtEnd(curve, one))
      return curve === one.curve ? one : { ...one, curve };
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
    writeNumbers(rows, row, one, curve);
    // its optional fields are there and undefined, which no reader tells from their absence
    return new KeptCase(kept, row) as CaseResult;
  }

  #openFor({ dimension, closest, linearRate }: CaseResult, targets: number): Kept {
    const further = Number(closest !== undefined) + Number(linearRate !== undefined);
    const key = `${dimension} ${targets} ${closest !== undefined} ${further}`;
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

function writeNumbers(
  rows: CaseRows,
  row: number,
  one: CaseResult,
  curve: CaseResult["curve"],
): void {
  const { best, final } = one;
  const said =
    STATUSES.indexOf(one.status) |
    (one.held ? SAID.isHeld : 0) |
    (best.x === undefined ? 0 : SAID.hasBestPoint) |
    (curve.step.length === 0 ? 0 : SAID.hasCurve);
  rows.setCount(row, COUNT.said, said);
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
  const { dimension, start, best, final, settled, steps, lostAt = 0, evaluations, hits } = one;
  if (dimension > MOST_DIMENSIONS || one.aocc === undefined || hasMore(one)) return false;
  const isPoint = (x: readonly unknown[]) => x.length === dimension;
  if (!isPoint(start) || !isPoint(final.x) || !isPoint(best.x ?? start)) return false;
  const isCount = (count: number | null) => count === null || count <= MOST_COUNT;
  const counts = [steps, settled, lostAt, evaluations, best.step, final.step];
  return counts.every(isCount) && targets.every((key) => isCount(hits[key]));
}

/** Whether it has what few cases have. */
function hasMore(one: CaseResult): boolean {
  const { ladder, log, restarts, at, trial, path, fragile } = one;
  const rare = [ladder, log, restarts, at, trial, path, fragile];
  return rare.some((field) => field !== undefined);
}

/** Whether a curve has no point, or the end alone, which says what is known anyway. */
function isAtEnd(
  { step, value, best: lowest, measured }: CaseResult["curve"],
  { best, final }: CaseResult,
): boolean {
  if (step.length > 1 || measured !== undefined) return false;
  if (step.length === 0) return value.length === 0 && lowest.length === 0;
  return (
    step[0] === final.step && Object.is(value[0], final.value) && Object.is(lowest[0], best.value)
  );
}

function sharedFieldsOf(one: CaseResult, targets: readonly string[]): SharedFields {
  const { function: fn, optimizer, label, functionLabel, written, external, dimension } = one;
  const { settings, metric, id: firstId } = one;
  return {
    function: fn,
    optimizer,
    ...(label === undefined ? {} : { label }),
    ...(functionLabel === undefined ? {} : { functionLabel }),
    ...(written === undefined ? {} : { written }),
    ...(external === undefined ? {} : { external }),
    dimension,
    ...(settings === undefined ? {} : { settings }),
    ...(metric === undefined ? {} : { metric }),
    firstId,
    targets,
  };
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
