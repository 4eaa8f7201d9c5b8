const RATE = "a parameter of the optimizer: -o adam:lr=0.3";

/** What others call our flags, and what is written otherwise. */
export const OTHER_FLAGS: Readonly<Record<string, string>> = {
  "--lr": RATE,
  "--learning-rate": RATE,
  "--momentum": "a parameter of the optimizer: -o momentum:momentum=0.9",
  "--iterations": "--iters",
  "--iter": "--iters",
  "--max-iter": "--iters",
  "--max-iters": "--iters",
  "--steps": "--iters",
  "--epochs": "--iters",
  "--function": "--fn",
  "--functions": "--fn",
  "--optimizer": "--opt",
  "--optimizers": "--opt",
  "--optimiser": "--opt",
  "--tolerance": "--tol",
  "--dimension": "--dim",
  "--dimensions": "--dim",
  "--seed": "--seeds",
  "--starts": "--start",
  "--output": "--out",
  "--format": "--reporter",
  "--threads": "--jobs",
  "--workers": "--jobs",
};
