import { log10, numberText, roundTicks } from "../plot/ticks.js";

export interface AxisTick {
  readonly value: number;
  readonly text: string;
}

/** One axis of a plot. */
export interface Axis {
  readonly title: string;
  /** From 0 at its lower end to 1; outside of that for values beyond its ends. */
  place(value: number): number;
  /** About so many round numbers at most. */
  ticks(most: number): readonly AxisTick[];
  /** What a script needs to read a place back: kind, lower end, upper end. */
  readonly data: string;
}

/** Equal steps for equal differences. */
export function linearAxis(title: string, low: number, high: number, isWhole = false): Axis {
  const span = high > low ? high - low : 1;
  return {
    title,
    place: (value) => (value - low) / span,
    ticks: (most) =>
      roundTicks(low, low + span, Math.max(1, most))
        .filter((value) => !isWhole || value === Math.floor(value))
        .map((value) => ({ value, text: plainNumber(value) })),
    data: `linear ${low} ${low + span}`,
  };
}

export interface LogOptions {
  readonly base?: 2 | 10;
  /** Values at or below the lower end share it, and its label says so. */
  readonly hasFloor?: boolean;
}

/** Equal steps for equal ratios. `low` and `high` are greater than 0. */
export function logAxis(
  title: string,
  low: number,
  high: number,
  { base = 10, hasFloor = false }: LogOptions = {},
): Axis {
  const unit = log10(base);
  const [from, to] = [log10(low) / unit, log10(high) / unit];
  const span = to > from ? to - from : 1;
  const place = (value: number) => (value > 0 ? (log10(value) / unit - from) / span : -1);
  return {
    title,
    place: (value) => (hasFloor ? Math.max(0, place(value)) : place(value)),
    ticks: (most) => logTicks(from, from + span, base, most, hasFloor),
    data: `log${base} ${low} ${high}`,
  };
}

function logTicks(
  from: number,
  to: number,
  base: 2 | 10,
  most: number,
  hasFloor: boolean,
): AxisTick[] {
  const powers = roundTicks(from, to, Math.max(1, most)).filter((k) => k === Math.floor(k));
  if (powers.length < 2 && base === 10 && !hasFloor) return betweenDecades(from, to);
  const ticks = powers.map((k) => ({ value: powerOf(base, k), text: powerText(base, k) }));
  if (!hasFloor) return ticks;
  const floor = { value: powerOf(base, from), text: `≤ ${powerText(base, Math.round(from))}` };
  const apart = (to - from) / Math.max(1, most) / 2;
  return [floor, ...ticks.filter((_, i) => powers[i] > from + apart)];
}

function powerOf(base: 2 | 10, k: number): number {
  return base === 2 ? 2 ** k : Number(`1e${Math.round(k)}`);
}

/** 1, 2 and 5 times powers of ten, where there is hardly a decade. */
function betweenDecades(from: number, to: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  for (let k = Math.floor(from); k <= Math.ceil(to); k++) {
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${k}`);
      const at = log10(value);
      if (at >= from - 1e-9 && at <= to + 1e-9) ticks.push({ value, text: plainNumber(value) });
    }
  }
  return ticks;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power as people write it: 1, 8, 10⁻⁶. */
export function powerText(base: 2 | 10, k: number): string {
  const value = powerOf(base, k);
  if (base === 2 && k >= 0 && k <= 20) return String(value);
  if (k >= -2 && k <= 3 && base === 10) return String(value);
  const digits = [...String(Math.abs(k))].map((digit) => RAISED[Number(digit)]).join("");
  return `${base}${k < 0 ? "⁻" : ""}${digits}`;
}

/** A number with a true minus sign. */
export function plainNumber(value: number): string {
  return numberText(value, 6).replaceAll("-", "−");
}
