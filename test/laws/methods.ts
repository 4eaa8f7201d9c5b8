import type { AnyOptimizer } from "../../src/core/definition.js";
import type { Param, ParamValue, Params } from "../../src/core/parameter.js";
import { completeParams } from "../../src/core/params.js";
import type { Objective, Optimizer, Vec } from "../../src/core/types.js";
import { CountingOracle } from "../../src/run/oracle.js";

/** A definition with values for its parameters, under a name that says which. */
export interface Method {
  readonly name: string;
  readonly definition: AnyOptimizer;
  readonly values: Readonly<Record<string, ParamValue>>;
}

/** The method with its defaults, then with each flag turned over and each other word chosen. */
export function variants(definition: AnyOptimizer): Method[] {
  const method = (changed: Record<string, ParamValue>): Method => ({
    name: [definition.id, ...Object.entries(changed).map(([key, v]) => `${key}=${v}`)].join(":"),
    definition,
    values: completeParams(definition.id, definition.params, changed),
  });
  const changes = Object.entries(definition.params as Params).flatMap(([key, param]) =>
    otherWords(param).map((value): Record<string, ParamValue> => ({ [key]: value })),
  );
  return [{}, ...changes].map(method);
}

function otherWords(param: Param): ParamValue[] {
  if (param.type === "flag") return [!param.default];
  return param.type === "choice" ? param.values.filter((word) => word !== param.default) : [];
}

/** f = ½ Σ cᵢ xᵢ²: each coordinate has its own curvature and looks at no other. */
export function bowl(curvatures: readonly number[]): Objective {
  return {
    dim: curvatures.length,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < curvatures.length; i++) {
        g[i] = curvatures[i] * x[i];
        f += (g[i] * x[i]) / 2;
      }
      return f;
    },
    hessianVector(_x, v, out) {
      for (let i = 0; i < curvatures.length; i++) out[i] = curvatures[i] * v[i];
    },
  };
}

/** One method at work. `advance` makes a step and evaluates where it ends. */
export class Walk {
  readonly x: Vec;
  readonly g: Vec;
  readonly optimizer: Optimizer;
  readonly #oracle: CountingOracle;
  readonly #lr: number;
  #t = 0;

  constructor({ definition, values }: Method, objective: Objective, start: readonly number[]) {
    this.x = Float64Array.from(start);
    this.g = new Float64Array(objective.dim);
    this.#oracle = new CountingOracle(objective, null);
    this.optimizer = definition.create(objective.dim, values, this.#oracle);
    this.#lr = definition.lrKey === null ? 1 : (values[definition.lrKey] as number);
    this.#oracle.begin(this.x, this.g);
  }

  step(lr = this.#lr): void {
    this.optimizer.step(this.x, this.g, lr, ++this.#t);
  }

  /** @param lr what a schedule makes of the learning rate */
  advance(lr?: number): void {
    this.step(lr);
    this.#oracle.begin(this.x, this.g);
  }

  /** The iterate and the answer, bit for bit. */
  bits(): string {
    const { answer = [] } = this.optimizer;
    return [...this.x, "|", ...answer].map((v) => (Object.is(v, -0) ? "-0" : String(v))).join(" ");
  }
}

/** The iterates of some steps, as texts that are equal when all bits are. */
export function path(walk: Walk, steps: number): string[] {
  return Array.from({ length: steps }, () => {
    walk.advance();
    return walk.bits();
  });
}
