import { defineOptimizer } from "../core/define.js";
import type { AnyOptimizer } from "../core/definition.js";
import type { Optimizer, Oracle, Vec } from "../core/types.js";
import type { Described } from "./greeting.js";
import { isAsking, type Program, tooFew } from "./program.js";
import { REQUEST } from "./protocol.js";

/** An optimizer of a program in another language, definition `index` of its greeting. */
export function foreignOptimizer(
  program: Program,
  index: number,
  { id, title, params, lr, searches, looksAtF, rule }: Described,
  language: string,
): AnyOptimizer {
  return defineOptimizer({
    id,
    title,
    params,
    rule,
    lrKey: lr,
    searches,
    source: { ref: `given by the user, in ${language}`, program: language },
    create(dim, values, oracle): Optimizer {
      const optimizer = new ForeignOptimizer(program, dim, oracle, looksAtF);
      optimizer.made = program.make(index, dim, params, values)(optimizer);
      return optimizer;
    },
  }) as AnyOptimizer;
}

class ForeignOptimizer implements Optimizer {
  made!: ReturnType<ReturnType<Program["make"]>>;
  readonly #g: Vec;

  constructor(
    private readonly program: Program,
    private readonly dim: number,
    private readonly oracle: Oracle,
    private readonly looksAtF: boolean,
  ) {
    this.#g = new Float64Array(dim);
  }

  step(x: Vec, g: Vec, lr: number, t: number): void {
    const { program, dim, made, looksAtF } = this;
    const { channel, slot } = made;
    const count = 4 + 2 * dim;
    const room = program.room(channel, count);
    const at = program.begin(channel, room, REQUEST.step, count);
    room[at] = slot;
    room[at + 1] = t;
    room[at + 2] = lr;
    room[at + 3] = looksAtF ? this.oracle.value : NaN;
    room.set(x, at + 4);
    room.set(g, at + 4 + dim);
    const what = `step ${t}`;
    let answer = program.exchange(channel, at + count, what);
    while (isAsking(answer)) answer = this.#tell(answer.numbers, what);
    const { numbers } = answer;
    if (numbers.length !== dim) throw tooFew(what, numbers.length, dim);
    const wrong = placeOfNaN(numbers);
    // a number that is lost with no infinity before it is a mistake, and not an overflow
    if (wrong >= 0 && g.every(Number.isFinite)) {
      throw new Error(`${what} answers NaN for x[${wrong}]`);
    }
    x.set(numbers);
  }

  /** Answers the program's question for f and ∇f at a point of its own. */
  #tell(point: Float64Array, what: string) {
    const { program, dim, made, oracle } = this;
    if (point.length !== dim) throw tooFew(`${what}: a point to evaluate`, point.length, dim);
    const f = oracle.valueAndGradient(point.slice(), this.#g);
    const room = program.room(made.channel, dim + 1);
    const at = program.begin(made.channel, room, REQUEST.value, dim + 1);
    room[at] = f;
    room.set(this.#g, at + 1);
    return program.exchange(made.channel, at + dim + 1, what);
  }
}

/** The first place of a NaN, or -1; `findIndex` takes eight times as long. */
function placeOfNaN(numbers: Float64Array): number {
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) return i;
  return -1;
}
