/** Programs in other languages that this command, or a user of the library, has started. */
const open: { close(): void }[] = [];

/** Has the program ended when the command ends, or the process or thread. */
export function closeLater(program: { close(): void }): void {
  if (open.length === 0) process.once("exit", closePrograms);
  open.push(program);
}

/** Ends them all. Those of a thread end with the thread. */
export function closePrograms(): void {
  process.off("exit", closePrograms);
  for (const program of open.splice(0)) program.close();
}
