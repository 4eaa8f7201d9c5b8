interface Named {
  readonly label?: string | undefined;
  readonly written?: string | undefined;
  readonly optimizer: string;
}

/** What a row is called: by the user's label, or as the user wrote the optimizer. */
export function rowName({ label, written, optimizer }: Named): string {
  return label ?? written ?? optimizer;
}
