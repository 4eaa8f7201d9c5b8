import { messageOf } from "../../core/errors.js";

/**
 * What code of the user's threw where no caller could catch it. Without it, every such error is
 * taken for one of ours.
 */
export interface Strays {
  /**
   * The first promise that was rejected, and that nobody awaited, since this was last asked: it
   * belongs to the case that has just run. null where there was none.
   */
  takeRejection(): { readonly error: unknown } | null;
  /** Takes note of what was thrown in a timer or another callback, which belongs to no case. */
  thrown(message: string): void;
}

/** Reports what was rejected before the first case: it belongs to none. */
export async function tellEarlyStrays(strays: Strays): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  const early = strays.takeRejection();
  if (early !== null) strays.thrown(messageOf(early.error));
}
