import { expect } from "vitest";

import { columnsOf } from "../../src/report/fit-text.js";
import { type Look, type Paint, plain } from "../../src/report/look.js";

export function look(width: number, ascii = true): Look {
  return { width, ascii, paint: plain };
}

/** Paint that can be told from text: brackets of private use, which no clean text holds. */
export const coloured: Paint = {
  series: (k, text) => `\ue000${k}\ue001${text}\ue002`,
  better: (text) => `\ue000better\ue001${text}\ue002`,
  worse: (text) => `\ue000worse\ue001${text}\ue002`,
  dim: (text) => `\ue000dim\ue001${text}\ue002`,
  strong: (text) => `\ue000strong\ue001${text}\ue002`,
  state: (state, text) => `\ue000${state}\ue001${text}\ue002`,
};

export function withoutColour(text: string): string {
  return text.replaceAll(/\ue000\w+\ue001|\ue002/g, "");
}

/** What holds of every text for a terminal, whatever it shows. */
export function expectFits(text: string, { width, ascii }: Look): void {
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.slice(0, -1).split("\n")) {
    expect(columnsOf(line), line).toBeLessThanOrEqual(width);
    expect(line).not.toMatch(/\s$/u);
    expect(line).not.toMatch(ascii ? /[^ -~]/ : /\p{C}/u);
  }
}

/** The numbers that no reader should meet; for texts whose labels do not hold these words. */
export function expectNumbersOnly(text: string): void {
  expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
}

/** The lines of a picture from the one after `title` to the axis. */
export function plotRows(text: string, title: string): string[] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.trim() === title) + 1;
  const axis = lines.findIndex((line, i) => i > first && /^ *[+└]/.test(line));
  return lines.slice(first, axis).map((line) => line.slice(line.search(/[|│┤]/) + 1));
}
