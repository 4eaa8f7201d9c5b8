import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { completeItems } from "../../src/cli/completion/complete-item.js";
import { SCRIPTS } from "../../src/cli/completion/complete.js";
import { parseItem } from "../../src/plan/grammar.js";
import { PRESENTATION } from "../../src/plan/presentation.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";
import { SETTINGS } from "../../src/plan/settings.js";
import { optbench } from "./optbench.js";

/** What the last word of a line is offered; "(files)" where files fit. The line's end is the cursor. */
async function offered(line: string): Promise<string[]> {
  const { code, stdout, stderr } = await optbench(["completion", "--words", ...line.split(" ")]);
  expect([code, stderr]).toEqual([0, ""]);
  const words = stdout.split("\n").slice(0, -1);
  return words.map((word) => word.split("\t")[0] || "(files)");
}

describe("what is typed may become", () => {
  it.each([
    ["ru", ["run"]],
    ["rx", []],
    ["run --fn rosen", ["rosenbrock"]],
    ["run -f rosen", ["rosenbrock"]],
    ["run --opt adamw", ["adamw"]],
    ["run --opt=adamw", ["--opt=adamw"]],
    ["run --opt sgd adamw", ["adamw"]],
    ["run -q --width 80 --opt adamw", ["adamw"]],
    ["-q run --opt adamw", ["adamw"]],
    ["check -u --opt adamw", ["adamw"]],
    ["run --opt adam:be", ["adam:beta1=", "adam:beta2="]],
    ["run --opt adam:beta1=0.8:be", ["adam:beta1=0.8:beta2="]],
    ["run --opt Adam:be", ["Adam:beta1=", "Adam:beta2="]],
    ["run --opt adam:ams", ["adam:amsgrad"]],
    ["run --opt adam:no-b", ["adam:no-bias-correction1", "adam:no-bias-correction2"]],
    ["run --opt adam:lr=", ["adam:lr=0.001"]],
    ["run --opt adam:lr=0", []],
    ["run --opt adam:eps-form=", ["adam:eps-form=corrected", "adam:eps-form=hat"]],
    ["run --opt adam:eps-form=hat/c", ["adam:eps-form=hat/corrected"]],
    ["run --opt adam:amsgrad=t", ["adam:amsgrad=true"]],
    ["run --opt sgd:lr=0.1,adamw", ["sgd:lr=0.1,adamw"]],
    ["run --opt sgd:lr=0.1,adamw:wei", ["sgd:lr=0.1,adamw:weight-decay="]],
    ["run --opt fast=adamw", ["fast=adamw"]],
    ["run --opt fast=adam:beta1", ["fast=adam:beta1="]],
    ["run --opt sgd:lr=0.1+cos", ["sgd:lr=0.1+cosine", "sgd:lr=0.1+cosine-restarts"]],
    ["run --opt sgd+cosine:mi", ["sgd+cosine:min="]],
    ["run --opt sgd+clip+looka", ["sgd+clip+lookahead"]],
    ["run --opt torch/adamw", ["torch/adamw"]],
    ["run --opt torch/adam:bet", ["torch/adam:beta1=", "torch/adam:beta2="]],
    ["run --opt tor", ["torch/"]],
    ["run --opt adma:be", []],
    ["run --opt __proto__:be", []],
    ["run --fn booth+no", ["booth+noise"]],
    ["run --fn booth+noise:sig", ["booth+noise:sigma="]],
    ["run --fn rosenbrock:d", ["rosenbrock:dim="]],
    ["run --opt booth", []],
    ["run --fn adam", []],
    ["run --metric ", ["gap", "gradient", "distance"]],
    ["run --metric=gr", ["--metric=gradient"]],
    ["run --color a", ["auto", "always"]],
    ["run --iters ", []],
    ["run --out ", ["(files)"]],
    ["run --plugin ", ["(files)"]],
    ["run --max-e", ["--max-evals"]],
    ["run --json --js", []],
    ["run --opt adam --op", ["--opt"]],
    ["run -- --op", ["(files)"]],
    ["run --reporter csv,juni", ["csv,junit"]],
    ["report a.json --to mark", ["markdown"]],
    ["run boo", ["book", "(files)"]],
    ["run book ", []],
    ["compare a.json ", ["(files)"]],
    ["list opt", ["optimizers"]],
    ["show cosine-r", ["cosine-restarts"]],
    ["show optax/adamw", ["optax/adamw"]],
    ["schema b", ["baseline"]],
    ["completion z", ["zsh"]],
    ["help che", ["check"]],
    ["nothing ", []],
  ])("%j", async (line, words) => {
    expect(await offered(line)).toEqual(words);
  });

  it("every command and every flag of the help", async () => {
    const { stdout } = await optbench("--help");
    const commands = [...stdout.matchAll(/^ {2}([a-z][a-z-]*)(?: [[<]| {2})/gm)].map(
      ([, name]) => name,
    );
    expect((await offered("")).toSorted()).toEqual([...new Set(commands)].toSorted());
    for (const command of commands) {
      const help = await optbench(`${command} --help`);
      const flags = [...help.stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z0-9-]*)/gm)].map(
        ([, name]) => name,
      );
      expect(flags).toContain("--help");
      expect((await offered(`${command} -`)).toSorted(), command).toEqual(
        flags.filter((name) => name !== "--version").toSorted(),
      );
    }
  });

  it("every parameter of every optimizer, and its default is accepted", () => {
    const catalogue = builtins();
    const words = (text: string) =>
      completeItems(text, "optimizers", catalogue).map(({ word }) => word);
    for (const { id, params } of catalogue.optimizers) {
      expect(words(`${id}:`)).toHaveLength(Object.keys(params).length);
      for (const word of words(`${id}:`).filter((one) => one.endsWith("="))) {
        for (const whole of words(word)) {
          if (whole.endsWith("=inf") || whole.endsWith("=auto")) continue;
          expect(resolveOptimizers(parseItem(whole), catalogue), whole).toHaveLength(1);
        }
      }
    }
  });
});

describe("the words that a flag is offered", () => {
  it("are those that the flag takes", async () => {
    const { plot, y, sort } = PRESENTATION;
    expect(await offered("run --plot ")).toEqual(plot.values);
    expect(await offered("run --y ")).toEqual(y.values);
    expect(await offered("run --sort ")).toEqual(sort.values);
    expect(await offered("run --metric ")).toEqual(SETTINGS.metric.values);
  });
});

describe("optbench completion", () => {
  it.each(Object.entries(SCRIPTS))(
    "%s prints completions/%s, which says how to install it",
    async (shell, file) => {
      const { code, stdout } = await optbench(`completion ${shell}`);
      expect([code, stdout]).toEqual([0, readFileSync(`completions/${file}`, "utf8")]);
      const head = /^(#.*\n)+/.exec(stdout)?.[0];
      expect(head).toContain("To install");
      expect(head).toContain(`optbench completion ${shell}`);
      expect(stdout).toContain("completion --words");
    },
  );

  it("csh is a mistake", async () => {
    const { code, stderr } = await optbench("completion csh");
    expect(code).toBe(2);
    expect(stderr).toContain("completion: 'csh' is not one of bash, zsh, fish, pwsh");
  });
});
