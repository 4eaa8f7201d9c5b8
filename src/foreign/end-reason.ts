/** How a process ended, as Node tells it; null twice: we have ended it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Why a program gives no more answers: how it ended, or in words what it did wrong. */
export type EndReason = Exit | string;

/** The reason in words; `when` says what it was doing: "before its greeting". */
export function endText(reason: EndReason, when = ""): string {
  if (typeof reason === "string") return reason;
  const { code, signal } = reason;
  const words =
    code === null
      ? ["it was ended", when, signal === null ? "" : `by ${signal}`]
      : ["it ended", when, code === 0 ? "" : `with code ${code}`];
  return words.filter((word) => word !== "").join(" ");
}

/** Whether it has come to its end by itself, without a mistake. */
export function isClean(reason: EndReason): boolean {
  return typeof reason !== "string" && reason.code === 0;
}
