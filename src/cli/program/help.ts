import { wrap } from "../../report/wrap.js";

/** Hint shown when no command is given. */
export const TRY = "try: optbench run --fn anisotropic --opt adam,sgd   all: optbench --help";

/** Command lines that stand above the help of a command. */
export const EXAMPLES = {
  optbench: [
    "optbench run --fn anisotropic --opt adam,sgd",
    "optbench run -f rosenbrock -o adam:lr=0.02,momentum:lr=0.0005 -n 5000",
    "optbench run book                  the four paths of the study text",
    "optbench check bench.yaml          compare with bench.baseline.json",
    "optbench show adam                 update rule, parameters, source",
    "optbench list functions",
  ],
  run: [
    "optbench run --fn anisotropic --opt adam,sgd",
    "optbench run -f rosenbrock -o adam:lr=0.02,momentum:lr=0.0005 -n 5000",
    "optbench run -f anisotropic -o sgd:lr=0.1/0.3/0.9 --plot contour",
    "optbench run -f rosenbrock -o adam,sgd,rmsprop --tune",
    "optbench run bench.yaml --json --out results.json",
    "optbench run book                  a spec that ships: optbench list specs",
  ],
  check: [
    "optbench check bench.yaml -u         write bench.baseline.json",
    "optbench check bench.yaml            compare with it",
    "optbench check --results shard-*.json  what other machines ran",
    "optbench check --filter 'opt:adam*'  optbench.config.yaml, some of its cases",
  ],
  tune: [
    "optbench tune -f rosenbrock -o adam,sgd,momentum",
    "optbench tune -f beale -o adam:lr=1e-4..1:beta1=0.8..0.99 --trials 100",
    "optbench tune bench.yaml --tune-for all --objective area --json",
  ],
  trace: [
    "optbench trace -f anisotropic -o book/adam:lr=0.3 -n 10",
    "optbench trace book -n 3             the methods of the study text, side by side",
    "optbench trace -f rosenbrock -o adam:lr=0.1 -n 1000 --every 100 --json",
  ],
  play: [
    "optbench play -o play.html            open it in a browser: twelve exercises, then your own",
    "optbench play -o valley.html -f rosenbrock --opt adam:lr=0.1,momentum:lr=5e-4 -n 1000",
  ],
  conform: [
    "optbench conform mine:lr=0.01 --plugin ./mine.mjs",
    "optbench conform mine --plugin ./mine.mjs --against torch/adam     exit 1 where it departs",
    "optbench conform recording.json      steps of another program",
  ],
  compare: [
    "optbench compare old.json new.json --only-changed",
    "optbench compare before=a.json after=b.json --fail-on worse",
  ],
  report: ["optbench report results.json --to markdown", "optbench report results.json --plot off"],
  init: ["optbench init --dry-run", "optbench init"],
  merge: [
    "optbench run --shard 1/2 --out shard-1.json   on one machine, 2/2 on another",
    "optbench merge shard-*.json -o results.json",
  ],
  list: ["optbench list functions", "optbench list optimizers --json"],
  worker: [
    "optbench worker redis://127.0.0.1:6379",
    "optbench worker redis://node1:6379 -j 8 --plugin ./mine.mjs",
  ],
  queue: [
    "optbench queue status redis://127.0.0.1:6379",
    "optbench queue clear redis://127.0.0.1:6379    also what a killed run has left",
  ],
  schema: ["optbench schema spec > spec.schema.json", "optbench schema spec --plugin ./mine.mjs"],
  completion: [
    'eval "$(optbench completion bash)"            in ~/.bashrc',
    "source <(optbench completion zsh)             in ~/.zshrc, behind compinit",
    "optbench completion fish > ~/.config/fish/completions/optbench.fish",
    "optbench completion pwsh | Out-String | Invoke-Expression       in $PROFILE",
  ],
  pythonPath: ['PYTHONPATH="$(optbench python-path)" code .     an editor that knows optbench.py'],
  show: ["optbench show adam", "optbench show rosenbrock"],
} as const;

/** The examples, as the beginning of a help. */
export function exampleText(examples: readonly string[], width: number): string {
  return ["Examples:", ...examples.map((line) => wrap(`  ${line}`, width, 6)), ""].join("\n");
}

/** A description stands beside its term where there is so much room, else below. */
const ROOM_FOR_TEXT = 24;

/** An entry of the help for a narrow terminal; null where there is room for commander's own form. */
export function stackedItem(
  term: string,
  termWidth: number,
  description: string,
  width: number,
): string | null {
  if (width - termWidth - 4 >= ROOM_FOR_TEXT) return null;
  const below = description === "" ? "" : `\n${wrap(`      ${description}`, width, 6)}`;
  return wrap(`  ${term}`, width, 4) + below;
}
