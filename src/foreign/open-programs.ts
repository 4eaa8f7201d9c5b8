/** Programs in other languages that this command has started. */
const open: { close(): void }[] = [];

/** Has the program ended when the command has. */
export function closeLater(program: { close(): void }): void {
  open.push(program);
}

/** Ends them all. A thread's own end with the thread. */
export function closePrograms(): void {
  for (const program of open.splice(0)) program.close();
}
