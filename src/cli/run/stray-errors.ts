import type { Strays } from "../../bench/executors/strays.js";

/** Keeps what a process, or a thread, hears of errors that nobody caught. */
export class StrayErrors implements Strays {
  #rejection: { readonly error: unknown } | null = null;
  readonly #told = new Set<string>();

  /** @param tell hears each message once: a timer may throw it every millisecond */
  constructor(private readonly tell: (message: string) => void) {}

  rejected(error: unknown): void {
    this.#rejection ??= { error };
  }

  takeRejection(): { readonly error: unknown } | null {
    const found = this.#rejection;
    this.#rejection = null;
    return found;
  }

  thrown(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.tell(message);
  }
}
