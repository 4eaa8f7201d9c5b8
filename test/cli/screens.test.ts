import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/report/fit-text.js";
import { optbench } from "./optbench.js";

/** The name of a recorded screen, the command line, and the widths at which it is looked at. */
const SCREENS: readonly [name: string, args: string, widths: readonly number[]][] = [
  ["run-two", "run --fn anisotropic --opt adam,sgd", [40, 80, 120]],
  [
    "run-diverged",
    "run -f rosenbrock,beale -o adam:lr=0.02,momentum:lr=0.0005,sgd:lr=1.1",
    [40, 80, 120],
  ],
  ["run-lost", "run -f double-well -o sgd:lr=0.02,momentum:lr=0.02 -n 300", [40, 80]],
  ["run-book", "run book", [40, 80, 120]],
  ["run-table", "run -f booth -o sgd,adam:lr=0.3,rmsprop:lr=0.1 -n 500 --plot off", [40, 60, 80]],
  ["run-gradient", "run -f booth -o sgd,adam:lr=0.3 -n 500 --metric gradient --y gradient", [80]],
  [
    "run-starts",
    "run -f himmelblau,double-well -o adam:lr=0.1,momentum:lr=1e-3,l-bfgs,sgd:lr=1 --start random@20 -n 400",
    [40, 80, 120],
  ],
  ["run-seeds", "run -f booth+noise -o adam:lr=0.1,sgd:lr=0.05 --seeds 5 -n 400", [80]],
  ["show-rosenbrock", "show rosenbrock", [40, 80]],
  ["show-cosine", "show cosine", [40, 80]],
  ["show-book", "show book", [80]],
  ["list-reporters", "list reporters", [40, 80]],
  ["help-run", "run --help", [40, 80]],
];

// oxlint-disable-next-line no-control-regex -- colours are control characters
const COLOUR = /\u001b\[[\d;]*m/g;

/** What is to be pasted into a shell is never wrapped. */
const IS_COMMAND = /^ *\w+ {2,}optbench \w/;

describe.each(SCREENS)("the screen %s: optbench %s", (name, args, widths) => {
  it.each(widths)("at %i columns", async (columns) => {
    const file = (kind: string) => `../golden/screens/${name}-${columns}${kind}.txt`;
    const bare = await optbench(args, { columns, env: { NO_COLOR: "1" } });
    expect(bare).toMatchObject({ code: 0, stderr: "" });
    await expect(bare.stdout).toMatchFileSnapshot(file(""));
    const lines = (text: string) => text.split("\n").filter((line) => !IS_COMMAND.test(line));
    expect(lines(bare.stdout).filter((line) => columnsOf(line) > columns)).toEqual([]);
    const painted = await optbench(args, { columns, env: { COLORTERM: "truecolor" } });
    expect(painted.stdout.replaceAll(COLOUR, "")).toBe(bare.stdout);
    if (columns === 80 && painted.stdout !== bare.stdout) {
      const visible = painted.stdout.replaceAll("\u001b", "\\e");
      await expect(visible).toMatchFileSnapshot(file("-colour"));
    }
    const ascii = await optbench(`${args} --ascii`, { columns, env: { NO_COLOR: "1" } });
    expect(ascii.stdout).toMatch(/^[\n -~]+$/);
    expect(lines(ascii.stdout).filter((line) => line.length > columns)).toEqual([]);
  });
});
