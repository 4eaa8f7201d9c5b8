import type { Box, Oracle, Vec } from "../core/types.js";

/**
 * What the method of a batch may ask for: the domain, once for each lane. A method that asks for more is
 * not coordinate-wise, at least in this case, and cannot be run in a batch.
 */
export class BatchOracle implements Oracle {
  readonly dim: number;
  readonly domain: Box | undefined;
  readonly hessianVector = undefined;

  constructor(lanes: number, dim: number, domain: Box | undefined) {
    this.dim = lanes * dim;
    this.domain = domain && {
      lower: repeated(domain.lower, lanes),
      upper: repeated(domain.upper, lanes),
    };
  }

  get evaluations(): never {
    return refuse("oracle.evaluations");
  }

  get value(): never {
    return refuse("oracle.value");
  }

  get minimum(): never {
    return refuse("oracle.minimum");
  }

  valueAndGradient(): never {
    return refuse("oracle.valueAndGradient()");
  }

  arriveAt(): never {
    return refuse("oracle.arriveAt()");
  }

  stay(): never {
    return refuse("oracle.stay()");
  }
}

/** What a method did that a coordinate-wise one does not. */
export class BatchRefusal extends Error {}

function refuse(what: string): never {
  throw new BatchRefusal(`uses ${what}`);
}

function repeated(part: Vec, times: number): Vec {
  const all = new Float64Array(times * part.length);
  for (let k = 0; k < times; k++) all.set(part, k * part.length);
  return all;
}
