import { Computer, type Shown, type ShownRequest } from "./compute-shown.js";

/** Longer computations would delay a frame: a worker does them. */
const SLOW_MS = 20;
/** Below this a worker is not needed any more. */
const FAST_MS = 8;

interface Answer {
  readonly shown: Shown;
  readonly ms: number;
}

/** Computes what is shown: at once where that is fast, else in a worker, the latest request alone. */
export class RunClient {
  readonly #own = new Computer();
  #isSlow = false;
  #worker: Worker | null | undefined;
  #isBusy = false;
  #next: ShownRequest | null = null;

  constructor(private readonly tell: (shown: Shown) => void) {}

  /**
   * What is shown where that is computed at once; undefined where `tell` will hear of it.
   *
   * @param isLarge whether nobody knows how long it takes, and it may be long
   */
  request(request: ShownRequest, isLarge: boolean): Shown | undefined {
    if ((this.#isSlow || isLarge) && this.#start() !== null) {
      this.#next = request;
      this.#send();
      return undefined;
    }
    const begin = performance.now();
    const shown = this.#own.compute(request);
    this.#isSlow = performance.now() - begin > SLOW_MS;
    return shown;
  }

  #send(): void {
    if (this.#isBusy || this.#next === null) return;
    this.#isBusy = true;
    this.#worker!.postMessage(this.#next);
    this.#next = null;
  }

  /** The worker runs the very script of the page. Where a browser has none, null. */
  #start(): Worker | null {
    if (this.#worker !== undefined) return this.#worker;
    try {
      const program = document.querySelector("script:not([type])")!.textContent;
      const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
      this.#worker = new Worker(url);
      this.#worker.addEventListener("message", ({ data }: MessageEvent<Answer>) =>
        this.#hear(data),
      );
      this.#worker.addEventListener("error", () => (this.#worker = null));
    } catch {
      this.#worker = null;
    }
    return this.#worker;
  }

  #hear({ shown, ms }: Answer): void {
    this.#isBusy = false;
    if (this.#next === null) this.#isSlow = ms > FAST_MS;
    this.tell(shown);
    this.#send();
  }
}

/** What the worker does: it answers each request. */
export function serve(): void {
  const worker = globalThis as unknown as Worker;
  const computer = new Computer();
  worker.addEventListener("message", ({ data }: MessageEvent<ShownRequest>) => {
    const begin = performance.now();
    const shown = computer.compute(data);
    const answer: Answer = { shown, ms: performance.now() - begin };
    worker.postMessage(answer);
  });
}
