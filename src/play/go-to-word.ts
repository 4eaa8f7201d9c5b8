/** Leads to the control that changes a word of the command: shows it, and gives it the focus. */
export function goToWord(id: string): void {
  const row = document.querySelector(`[data-word="${CSS.escape(id)}"]`);
  if (row === null) return;
  const folded = row.closest("details");
  if (folded !== null) folded.open = true;
  const control =
    row instanceof HTMLButtonElement
      ? document.querySelector<HTMLElement>(".handle")
      : row.querySelector<HTMLElement>("input, select");
  control?.scrollIntoView({ block: "nearest" });
  control?.focus({ preventScroll: true });
}
