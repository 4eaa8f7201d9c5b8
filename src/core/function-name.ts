interface FunctionNames {
  readonly functionLabel?: string | undefined;
  readonly function: string;
}

/** What a function is called: by the user's label, or by its canonical name. */
export function functionName({ functionLabel, function: fn }: FunctionNames): string {
  return functionLabel ?? fn;
}

/** For headings: the label and what it stands for, "valley = rosenbrock:b=10". */
export function functionTitle({ functionLabel, function: fn }: FunctionNames): string {
  return functionLabel === undefined ? fn : `${functionLabel} = ${fn}`;
}
