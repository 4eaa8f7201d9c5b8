import { defineFunction } from "../core/define.js";
import type { AnyFunction } from "../core/definition.js";
import type { Values, Params } from "../core/parameter.js";
import type { Objective, ValueObjective, Vec } from "../core/types.js";
import type { Described } from "./greeting.js";
import { type Made, type Program, tooFew } from "./program.js";
import { REQUEST } from "./protocol.js";

/** A test function of a program in another language, definition `index` of its greeting. */
export function foreignFunction(
  program: Program,
  index: number,
  { id, title, params, gradient, dim, rule }: Described,
  language: string,
): AnyFunction {
  const places = new Map<string, Float64Array>();
  const place = (n: number, values: Values<Params>): Float64Array => {
    const key = JSON.stringify([n, values]);
    let found = places.get(key);
    if (found === undefined) {
      found = program.place(index, n, params, values);
      if (found.length < 3 * n + 1 || (found.length - 1) % n !== 0) {
        throw tooFew("its start", found.length, 3 * n + 1);
      }
      if (places.size > 100) places.clear();
      places.set(key, found);
    }
    return found;
  };
  return defineFunction({
    id,
    title,
    params,
    formula: rule,
    dim,
    source: { ref: `given by the user, in ${language}`, program: language },
    start: (n: number, values) => place(n, values).slice(0, n),
    domain: (n: number, values) => {
      const all = place(n, values);
      // f* is the minimum over all x
      const contains = () => true;
      return { lower: all.slice(n, 2 * n), upper: all.slice(2 * n, 3 * n), contains };
    },
    optimum: (n: number, values) => {
      const all = place(n, values);
      const value = all[3 * n];
      if (Number.isNaN(value)) return null;
      const points: Vec[] = [];
      for (let at = 3 * n + 1; at < all.length; at += n) points.push(all.slice(at, at + n));
      return { value, points };
    },
    create: (n, values) => {
      const holder: { made?: Made } = {};
      const made = program.make(index, n, params, values)(holder);
      holder.made = made;
      return gradient
        ? new ForeignObjective(program, n, holder as { made: Made })
        : new ForeignValue(program, n, holder as { made: Made });
    },
  }) as AnyFunction;
}

/** Asks for the value, and the gradient behind it where there is one. */
function ask(program: Program, x: Vec, { channel, slot }: Made, expected: number): Float64Array {
  const count = x.length + 1;
  const room = program.room(channel, count);
  const at = program.begin(channel, room, REQUEST.evaluate, count);
  room[at] = slot;
  room.set(x, at + 1);
  const { numbers } = program.exchange(channel, at + count, "an evaluation");
  if (numbers.length !== expected) throw tooFew("an evaluation", numbers.length, expected);
  return numbers;
}

class ForeignObjective implements Objective {
  constructor(
    private readonly program: Program,
    readonly dim: number,
    private readonly holder: { readonly made: Made },
  ) {}

  valueAndGradient(x: Vec, g: Vec): number {
    const numbers = ask(this.program, x, this.holder.made, this.dim + 1);
    g.set(numbers.subarray(1));
    return numbers[0];
  }
}

class ForeignValue implements ValueObjective {
  constructor(
    private readonly program: Program,
    readonly dim: number,
    private readonly holder: { readonly made: Made },
  ) {}

  value(x: Vec): number {
    return ask(this.program, x, this.holder.made, 1)[0];
  }
}
