/** The four runs of the book's figure on f = x²/20 + y² from (−7, 2), by plain arithmetic alone. */

export interface Run {
  readonly label: string;
  /** x₀, y₀, x₁, y₁, … */
  readonly points: number[];
  readonly values: number[];
}

type Step = (x: number[], g: number[]) => void;

export function quadratic(x: number, y: number): number {
  return (x * x) / 20 + y * y;
}

export function sgd(lr: number): Step {
  return (x, g) => x.forEach((_, i) => (x[i] -= lr * g[i]));
}

export function momentum(lr: number): Step {
  const v = [0, 0];
  return (x, g) =>
    x.forEach((_, i) => {
      v[i] = 0.9 * v[i] - lr * g[i];
      x[i] += v[i];
    });
}

export function adagrad(lr: number): Step {
  const h = [1e-7, 1e-7];
  return (x, g) =>
    x.forEach((_, i) => {
      h[i] += g[i] * g[i];
      x[i] -= (lr * g[i]) / Math.sqrt(h[i]);
    });
}

export function adam(lr: number): Step {
  const [m, v] = [
    [0, 0],
    [0, 0],
  ];
  let [beta1T, beta2T] = [1, 1];
  return (x, g) => {
    beta1T *= 0.9;
    beta2T *= 0.999;
    x.forEach((_, i) => {
      m[i] = 0.9 * m[i] + 0.1 * g[i];
      v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
      x[i] -= (lr * (m[i] / (1 - beta1T))) / (Math.sqrt(v[i] / (1 - beta2T)) + 1e-8);
    });
  };
}

/** Runs for `iterations`, or until a coordinate exceeds 10¹². */
export function run(label: string, step: Step, iterations: number): Run {
  const x = [-7, 2];
  const points = [...x];
  const values = [quadratic(x[0], x[1])];
  for (let t = 0; t < iterations && Math.abs(x[1]) <= 1e12; t++) {
    step(x, [x[0] / 10, 2 * x[1]]);
    points.push(...x);
    values.push(quadratic(x[0], x[1]));
  }
  return { label, points, values };
}

export function bookRuns(iterations: number): Run[] {
  return [
    run("sgd:lr=0.95", sgd(0.95), iterations),
    run("momentum:lr=0.1", momentum(0.1), iterations),
    run("adagrad:lr=1.5", adagrad(1.5), iterations),
    run("adam:lr=0.3", adam(0.3), iterations),
  ];
}
