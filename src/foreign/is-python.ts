/** Whether a file is in Python. */
export function isPython(file: string): boolean {
  return /\.pyw?$/i.test(file);
}
