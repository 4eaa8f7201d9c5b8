/** How a matrix stands on the screen: as one, or cut into blocks of columns. */
export interface MatrixLayout {
  /** Columns of the screen for the names of the rows. */
  readonly nameWidth: number;
  /** The columns of the matrix, block by block. */
  readonly blocks: readonly (readonly number[])[];
}

/** Names are not cut below this share of the width. */
const SHARE_OF_NAMES = 0.4;

/**
 * One block if there is room, with the names cut a little where that helps; else as few blocks as it
 * takes, of about as many columns.
 *
 * @param longest columns of the longest name of a row
 * @param widths what each column of the matrix takes
 */
export function matrixLayout(
  longest: number,
  widths: readonly number[],
  width: number,
): MatrixLayout {
  const shortest = Math.min(longest, Math.floor(width * SHARE_OF_NAMES));
  const room = width - widths.reduce((sum, one) => sum + one, 0);
  const columns = widths.map((_, k) => k);
  if (room >= shortest) return { nameWidth: Math.min(longest, room), blocks: [columns] };
  const most = Math.max(1, Math.floor((width - shortest) / Math.max(...widths)));
  const each = Math.ceil(columns.length / Math.ceil(columns.length / most));
  const blocks = Array.from({ length: Math.ceil(columns.length / each) }, (_, b) =>
    columns.slice(b * each, (b + 1) * each),
  );
  return { nameWidth: shortest, blocks };
}
