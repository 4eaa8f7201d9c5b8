/** An id without its dialect: "adam" of "torch/adam". */
export function nameInDialect(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
