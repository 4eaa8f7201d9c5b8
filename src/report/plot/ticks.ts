import { ln } from "../../core/math.js";

const LN10 = ln(10);

/** log₁₀ x, with whole powers of ten exact. */
export function log10(x: number): number {
  const exponent = ln(x) / LN10;
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-12 * Math.max(1, Math.abs(whole)) ? whole : exponent;
}

/** 10ᵏ for a whole k, correctly rounded (a product of tens is not). */
function powerOfTen(k: number): number {
  return Number(`1e${k}`);
}

/** A number in a few digits: "-7", "0.25", "1.5e7"; "-" where there is none to show. */
export function numberText(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return "-";
  const rounded = roundedTo(value, digits);
  if (rounded === 0) return "0";
  const size = Math.abs(rounded);
  return size >= 1e6 || size < 1e-3 ? scientificText(rounded, digits) : String(rounded);
}

/** A number as on a log axis: "1e-6", "2.5e3". */
export function scientificText(value: number, digits = 3): string {
  return roundedTo(value, digits).toExponential().replace("e+", "e");
}

/** The value in so many digits; cut to them where the next number up would be infinite. */
export function roundedTo(value: number, digits: number): number {
  const rounded = Number(value.toPrecision(digits));
  if (Number.isFinite(rounded) || !Number.isFinite(value)) return rounded;
  const [mantissa, exponent] = value.toExponential().split("e");
  const length = digits + (value < 0 ? 2 : 1);
  return Number(`${mantissa.slice(0, length)}e${exponent}`);
}

/** Round numbers (1, 2 or 5 times a power of ten apart) from `low` to `high`, about `count` of them at most. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span) || count < 1) return [];
  const { mantissa, exponent } = roundStep(span / count);
  const step = mantissa * powerOfTen(exponent);
  const first = Math.ceil(low / step - 1e-9);
  const ticks: number[] = [];
  for (let i = 0; i <= count; i++) {
    // from decimal text: 3 × 0.1 would be 0.30000000000000004
    const tick = Number(`${(first + i) * mantissa}e${exponent}`);
    if (!Number.isFinite(tick) || tick > high + 1e-9 * span) break;
    // neighbouring doubles leave no room for round numbers between them
    if (tick !== ticks[ticks.length - 1]) ticks.push(tick === 0 ? 0 : tick);
  }
  return ticks;
}

/** The smallest 1, 2 or 5 times a power of ten that is not below `size`. */
function roundStep(size: number): { mantissa: number; exponent: number } {
  const exponent = Math.floor(log10(size));
  const unit = powerOfTen(exponent);
  const mantissa = [1, 2, 5].find((digit) => digit * unit >= size * (1 - 1e-9));
  return mantissa === undefined ? { mantissa: 1, exponent: exponent + 1 } : { mantissa, exponent };
}
