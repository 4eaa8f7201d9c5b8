import { COUNT, NUMBER, POINT, SAID, type Kept, type SharedFields } from "./case-rows.js";
import { STATUSES, type CaseResult } from "./results.js";

/** The curve of a case that is kept without it. */
export const NO_CURVE: CaseResult["curve"] = { step: [], value: [], best: [] };

/**
 * A case whose numbers stand in a row. It reads like a `CaseResult`, only that its fields are looked
 * up, and its objects made, when they are asked for: `{ ...one }` has none of them. What it lacks is
 * undefined.
 */
export class KeptCase {
  readonly #kept: Kept;
  readonly #row: number;

  constructor(kept: Kept, row: number) {
    this.#kept = kept;
    this.#row = row;
  }

  get #shared(): SharedFields {
    return this.#kept.shared[this.#count(COUNT.shared)!];
  }

  #count(place: number): number | null {
    return this.#kept.rows.count(this.#row, place);
  }

  #number(place: number): number | null {
    return this.#kept.rows.number(this.#row, place);
  }

  #point(place: number): (number | null)[] {
    return this.#kept.rows.point(this.#row, place);
  }

  #isSaid(bit: number): boolean {
    return (this.#count(COUNT.said)! & bit) !== 0;
  }

  get id(): string {
    return this.#kept.rows.id(this.#row, this.#shared.firstId);
  }

  get function(): string {
    return this.#shared.function;
  }

  get optimizer(): string {
    return this.#shared.optimizer;
  }

  get label(): string | undefined {
    return this.#shared.label;
  }

  get functionLabel(): string | undefined {
    return this.#shared.functionLabel;
  }

  get written(): string | undefined {
    return this.#shared.written;
  }

  get external(): string | undefined {
    return this.#shared.external;
  }

  get dimension(): number {
    return this.#shared.dimension;
  }

  get seed(): number {
    return this.#number(NUMBER.seed)!;
  }

  get start(): number[] {
    return this.#point(POINT.start) as number[];
  }

  get settings(): CaseResult["settings"] {
    return this.#shared.settings;
  }

  get status(): CaseResult["status"] {
    return STATUSES[this.#count(COUNT.said)! & SAID.status];
  }

  get metric(): CaseResult["metric"] {
    return this.#shared.metric;
  }

  get steps(): number | null {
    return this.#count(COUNT.steps);
  }

  get held(): boolean {
    return this.#isSaid(SAID.isHeld);
  }

  get settled(): number | null {
    return this.#count(COUNT.settled);
  }

  get lostAt(): number | undefined {
    return this.#count(COUNT.lostAt) ?? undefined;
  }

  get closest(): number | undefined {
    const { closestAt } = this.#kept;
    return closestAt === null ? undefined : this.#number(closestAt)!;
  }

  get evaluations(): number {
    return this.#count(COUNT.evaluations)!;
  }

  get hits(): Record<string, number | null> {
    const hits: Record<string, number | null> = {};
    const { targets } = this.#shared;
    for (let k = 0; k < targets.length; k++) hits[targets[k]] = this.#count(COUNT.hits + k);
    return hits;
  }

  get aocc(): number | null {
    return this.#number(NUMBER.aocc);
  }

  get linearRate(): number | undefined {
    const { rateAt } = this.#kept;
    return rateAt === null ? undefined : this.#number(rateAt)!;
  }

  get best(): CaseResult["best"] {
    const step = this.#count(COUNT.bestStep)!;
    const value = this.#number(NUMBER.bestValue);
    const gap = this.#number(NUMBER.bestGap);
    if (!this.#isSaid(SAID.hasBestPoint)) return { step, value, gap };
    return { step, value, gap, x: this.#point(POINT.best) };
  }

  get final(): CaseResult["final"] {
    return {
      step: this.#count(COUNT.finalStep)!,
      value: this.#number(NUMBER.finalValue),
      gap: this.#number(NUMBER.finalGap),
      gradientNorm: this.#number(NUMBER.gradientNorm),
      x: this.#point(POINT.final),
    };
  }

  get message(): string | undefined {
    const place = this.#count(COUNT.message);
    return place === null ? undefined : this.#kept.messages[place];
  }

  get curve(): CaseResult["curve"] {
    if (this.#isSaid(SAID.hasCurve)) return this.#kept.curves[this.#row];
    if (!this.#isSaid(SAID.hasEnd)) return NO_CURVE;
    const { step, value } = this.final;
    return { step: [step], value: [value], best: [this.#number(NUMBER.bestValue)] };
  }

  /** The case as a plain object; of what is undefined JSON has no key. */
  toJSON() {
    return {
      id: this.id,
      function: this.function,
      optimizer: this.optimizer,
      label: this.label,
      functionLabel: this.functionLabel,
      written: this.written,
      external: this.external,
      dimension: this.dimension,
      seed: this.seed,
      start: this.start,
      settings: this.settings,
      status: this.status,
      metric: this.metric,
      steps: this.steps,
      held: this.held,
      settled: this.settled,
      lostAt: this.lostAt,
      closest: this.closest,
      evaluations: this.evaluations,
      hits: this.hits,
      aocc: this.aocc,
      linearRate: this.linearRate,
      best: this.best,
      final: this.final,
      message: this.message,
      curve: this.curve,
    };
  }
}
