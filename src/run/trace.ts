/** The most points a curve holds, whatever the length of the run. */
export const CURVE_POINTS = 512;

/** Iterations 0 … HEAD − 1 are all kept: most runs are decided early. */
const HEAD = 192;

/**
 * Which iterations a curve keeps: all of the first 192, then equally many in each doubling, as many
 * as fit. It depends on nothing but the number of iterations, so curves of one run line up.
 */
export class Thinning {
  #next = 0;
  #stride = 1;
  #octave = HEAD;
  readonly #perOctave: number;

  constructor(iterations: number) {
    const octaves = countDoublings(HEAD, iterations);
    let perOctave = HEAD;
    // two places are kept free: the last iteration, and the point that opens an octave
    while (octaves * perOctave > CURVE_POINTS - HEAD - 2) perOctave /= 2;
    this.#perOctave = perOctave;
  }

  /** The next iteration to keep; the first is 0. */
  advance(): number {
    this.#next += this.#stride;
    while (this.#next >= this.#octave) {
      this.#stride = this.#octave / this.#perOctave;
      this.#octave *= 2;
    }
    return this.#next;
  }
}

function countDoublings(from: number, to: number): number {
  let count = 0;
  for (let end = from; end <= to; end *= 2) count++;
  return count;
}

/** Columns of a thinned loss curve: f, best-so-far f and the metric at the kept iterations. */
export class Curve {
  readonly step = new Float64Array(CURVE_POINTS);
  readonly value = new Float64Array(CURVE_POINTS);
  readonly best = new Float64Array(CURVE_POINTS);
  readonly measured = new Float64Array(CURVE_POINTS);
  /** A further metric; written by the caller that asked for it. */
  readonly further = new Float64Array(CURVE_POINTS);
  length = 0;

  /** An empty curve: that of a run that has ended, where there is one. Many runs are short. */
  static take(): Curve {
    return spare.pop() ?? new Curve();
  }

  /** Lets other runs have the columns. Nothing may be read from them any more. */
  release(): void {
    this.length = 0;
    if (spare.length < MOST_SPARE) spare.push(this);
  }

  /** Appends a point. Returns false, and appends nothing, when the last point is of the same iteration. */
  push(step: number, value: number, best: number, measured: number): boolean {
    if (this.length > 0 && this.step[this.length - 1] === step) return false;
    this.step[this.length] = step;
    this.value[this.length] = value;
    this.best[this.length] = best;
    this.measured[this.length] = measured;
    this.length++;
    return true;
  }
}

const MOST_SPARE = 2;
const spare: Curve[] = [];
