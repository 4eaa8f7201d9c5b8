import { expect, it } from "vitest";
import { BETTER, OKABE_ITO, STATE_COLOURS, WORSE } from "../../../src/report/palette.js";

/** Differences below this are one colour to many eyes: squared distance in linear RGB, 0 to 3. */
const ALIKE = 0.01;

it("no state, no praise and no blame has the colour of a series", () => {
  const meanings = [BETTER, WORSE, ...Object.values(STATE_COLOURS).map(([colour]) => colour)];
  for (const meaning of meanings) {
    for (const series of OKABE_ITO) {
      expect(distance(meaning, series), `${meaning} and ${series}`).toBeGreaterThan(ALIKE);
    }
  }
});

it("letters can be read on every state: a contrast of 4.5 at least", () => {
  for (const [background, text] of Object.values(STATE_COLOURS)) {
    const [a, b] = [luminance(background), luminance(text)].sort((x, y) => y - x);
    expect((a + 0.05) / (b + 0.05), background).toBeGreaterThan(4.5);
  }
});

function linear(colour: string): number[] {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  return parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
}

function distance(a: string, b: string): number {
  const [from, to] = [linear(a), linear(b)];
  return from.reduce((sum, part, k) => sum + (part - to[k]) ** 2, 0);
}

function luminance(colour: string): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
