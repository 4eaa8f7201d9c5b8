/** Lets several work side by side, and some alone, in the order in which they come. */
export class Turns {
  #running = 0;
  #isAlone = false;
  readonly #waiting: { readonly alone: boolean; readonly go: () => void }[] = [];

  /** Does something beside others that are not alone, or alone. */
  async take<T>(alone: boolean, act: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.#waiting.push({ alone, go });
      this.#admit();
    });
    try {
      return await act();
    } finally {
      this.#running--;
      this.#isAlone = false;
      this.#admit();
    }
  }

  #admit(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (next === undefined || this.#isAlone || (next.alone && this.#running > 0)) return;
      this.#waiting.shift();
      this.#running++;
      this.#isAlone = next.alone;
      next.go();
    }
  }
}
