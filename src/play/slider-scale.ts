import type { NumberParam } from "../core/parameter.js";
import { parseInterval } from "../core/params.js";

/** The places of a slider, from 0 to `SLIDER_STEPS`, and the values that they stand for. */
export interface SliderScale {
  /** The place nearest to a value; an end for what lies beyond it. */
  placeOf(value: number): number;
  /** The value of a place, in few digits and inside the parameter's range. */
  valueAt(place: number): number;
}

export const SLIDER_STEPS = 1000;

/** Where learning rates are looked for when a definition does not say. */
const RATES = [1e-5, 10] as const;

/** A slider over the values of a parameter at which something happens: log where the definition says so. */
export function sliderScale(param: NumberParam, isRate: boolean): SliderScale {
  return param.scale === "log" ? logScale(param, isRate) : linearScale(param);
}

function logScale(param: NumberParam, isRate: boolean): SliderScale {
  const range = parseInterval(param.range);
  const [least, most] = param.search ?? (isRate ? RATES : around(param.default));
  const low = Math.max(least, range.low > 0 ? range.low : 0);
  const high = Math.min(most, range.high);
  const hasZero = range.low === 0 && range.includesLow;
  const decades = Math.log10(high / low);
  const rounded = (value: number) => (param.integer ? Math.round(value) : threeDigits(value));
  return {
    placeOf: (value) =>
      value <= 0 ? 0 : clamped((SLIDER_STEPS * Math.log10(value / low)) / decades, hasZero ? 1 : 0),
    valueAt: (place) =>
      hasZero && place === 0
        ? 0
        : inside(rounded(low * Math.pow(10, (decades * place) / SLIDER_STEPS)), param),
  };
}

/** Three decades to both sides of a default; of "no limit", to both sides of 1. */
function around(value: number | null): readonly [number, number] {
  if (value === Infinity) return [1e-3, 1e3];
  return value === null || value <= 0 ? [1e-8, 10] : [value * 1e-3, value * 1e3];
}

function linearScale(param: NumberParam): SliderScale {
  const range = parseInterval(param.range);
  const usual = Number.isFinite(param.default) ? Math.abs(param.default!) : 1;
  const size = Math.max(usual, param.integer ? 5 : 0.25) * 4;
  const high = Number.isFinite(range.high) ? range.high : Math.max(size, range.low + size);
  const low = Number.isFinite(range.low) ? range.low : -size;
  const step = (high - low) / SLIDER_STEPS;
  const digits = param.integer ? 0 : Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return {
    placeOf: (value) => clamped((value - low) / step, 0),
    valueAt: (place) => inside(Number((low + step * place).toFixed(digits)), param, step),
  };
}

/** A value of the range: one beside an end that does not belong to it. */
function inside(value: number, { range }: NumberParam, step = 0): number {
  const { low, high, includesLow, includesHigh } = parseInterval(range);
  const beside = (end: number) => (step > 0 ? step : Math.abs(end) / 100);
  if (value > high || (value === high && !includesHigh))
    return Number((high - beside(high)).toPrecision(6));
  if (value < low || (value === low && !includesLow))
    return Number((low + beside(low)).toPrecision(6));
  return value;
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

function clamped(place: number, least: number): number {
  return Math.min(SLIDER_STEPS, Math.max(least, Math.round(place)));
}
