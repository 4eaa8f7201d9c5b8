/** Lays rows of cells out in columns; made by terminal/. Each line comes without trailing blanks. */
export type Grid = (
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[],
) => string[];
