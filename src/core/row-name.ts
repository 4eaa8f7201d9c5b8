interface RowNames {
  readonly label?: string | undefined;
  readonly written?: string | undefined;
  readonly optimizer: string;
}

/** What a row is called: by the user's label, or as the user wrote the optimizer. */
export function rowName({ label, written, optimizer }: RowNames): string {
  return label ?? written ?? optimizer;
}
