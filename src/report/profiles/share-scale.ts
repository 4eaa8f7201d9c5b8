import type { RowScale } from "../plot/frame.js";

/** A linear axis from 0 to 100 % in at most `height` rows; the middle has a row of its own. */
export function shareScale(height: number): RowScale {
  const rows = Math.max(3, height - ((height + 1) % 2));
  const middle = (rows - 1) / 2;
  return {
    rows,
    targetRow: null,
    ticks: [
      { at: 0, text: "100%" },
      { at: middle, text: "50%" },
      { at: rows - 1, text: "0%" },
    ],
    rowOf: (share, parts = 1) => Math.round((1 - share) * (rows * parts - 1)),
  };
}
