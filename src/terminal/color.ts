/** How many colours a stream shows: 0 none, 1 sixteen, 2 256, 3 all. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type ColorChoice = "auto" | "always" | "never";

type Env = Readonly<Record<string, string | undefined>>;

/** --color, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether it is a terminal. */
export function colorLevel(choice: ColorChoice, env: Env, isTTY: boolean): ColorLevel {
  if (choice === "never") return 0;
  if (choice === "always") return Math.max(1, depth(env)) as ColorLevel;
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return 0;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) {
    if (force === "0" || force === "false") return 0;
    return force === "2" || force === "3"
      ? (Number(force) as ColorLevel)
      : (Math.max(1, depth(env)) as ColorLevel);
  }
  if (env["TERM"] === "dumb") return 0;
  return isTTY ? depth(env) : 0;
}

function depth(env: Env): ColorLevel {
  const colorTerm = env["COLORTERM"];
  if (colorTerm === "truecolor" || colorTerm === "24bit") return 3;
  return /-256(color)?$/i.test(env["TERM"] ?? "") ? 2 : 1;
}
