/** A column of a table in a document. */
export interface TableColumn {
  /** What stands above it; "" where its cells speak for themselves. */
  readonly head: string;
  readonly align: "left" | "right";
  /** What its cells are, for a reader who does not know. */
  readonly means: string;
  /** What a list of meanings calls it, where it has no head. */
  readonly term?: string;
}

export function headsOf(columns: readonly TableColumn[]): string[] {
  return columns.map(({ head }) => head);
}

/** "lrr": a letter for each column. */
export function alignOf(columns: readonly TableColumn[]): string {
  return columns.map(({ align }) => align[0]).join("");
}
