import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { columnsOf } from "../../src/report/fit-text.js";
import { folder, optbench } from "./optbench.js";
import { complaintsOf } from "../results-document.js";

const SWEEP = "run -f anisotropic -o adam,sgd -n 200 --sweep lr=1e-2..10@20";

describe("optbench run --sweep", () => {
  it("draws the steps against the parameter, and says how wide the good values are", async () => {
    const { code, stdout, stderr } = await optbench(SWEEP);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "anisotropic   f = x²/20 + y²   dim 2   target f - f* ≤ 1e-6   200 iterations

          optimizer  best evaluations  at lr   within 2x  decades  reached
       A  adam                    109      7   0.089..10    >2.05    14/20
       B  sgd                      92   0.78  0.55..0.78     0.15     3/20

       evaluations to the target
       2e2 |                     Aaaa          Bbbb
           |                         a             b
           |                         AaaAaaa   Aaaab                          A A adam
           |                                Aaa    BbbAaaAaaaAaa    AaaAaaa   a
           |                                       Aaab         Aaaa       a  a
           |                                          b                    Aaa
       1e2 |                                          Bbb B sgd
           ++---------------------+---------------------+---------------------+
           1e-2                  1e-1                  1e0                   1e1 lr

      6 912 evaluations.  > good values go on beyond the sweep.
      "
    `);
  });

  it.each([20, 40, 80, 120])(
    "fits %i columns, with and without colour and Unicode",
    async (columns) => {
      for (const more of ["", " --ascii", " --plot braille", " --y value", " --plot off"]) {
        const { stdout } = await optbench(`${SWEEP}${more} --width ${columns}`);
        expect(stdout.split("\n").filter((line) => columnsOf(line) > columns)).toEqual([]);
        expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
      }
    },
  );

  it("has its numbers in JSON, which report reads", async () => {
    const cwd = folder();
    await optbench(`${SWEEP} --out sweep.json`, { cwd });
    const text = readFileSync(join(cwd, "sweep.json"), "utf8");
    const document = JSON.parse(text) as Results;
    expect(complaintsOf(document)).toEqual([]);
    expect(document.cases).toEqual([]);
    expect(document.sweep!.curves.map(({ value }) => value.length)).toEqual([20, 20]);
    expect((await optbench(`${SWEEP} --json`)).stdout).toBe(text);
    const again = await optbench("report sweep.json --plot off", { cwd });
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toBe((await optbench(`${SWEEP} --plot off`)).stdout);
  });

  it("says that nothing reaches the target", async () => {
    const { stdout } = await optbench("run -f rosenbrock -o sgd -n 5 --sweep lr=1e-4..1e-2@3");
    expect(stdout).toMatch(/^ A {2}sgd +- +- +- +- +0\/3$/m);
  });

  it("ends when it is interrupted", async () => {
    const ran = await optbench(SWEEP, { interruption: () => "SIGINT" });
    expect([ran.code, ran.stdout]).toEqual([130, "Interrupted: nothing to show.\n"]);
  });

  it.each([
    ["-o adam,newton --sweep lr=1e-3..1", "--sweep lr: newton has no such number; adam has it"],
    [
      "-o adam,sgd,nadam --sweep beta1=0.5..0.9",
      "--sweep beta1: sgd has no such number; adam and nadam have it",
    ],
    ["-o sgd --sweep form=1..2", "--sweep form: sgd has no such number"],
    ["-o adam --sweep amsgrad=0..1", "--sweep amsgrad: adam has no such number"],
    ["-o adam:lr=0.1 --sweep lr=1e-3..1", "--sweep lr: adam has lr stated already; leave it out"],
    [
      "-o adam:beta1=0.8..0.9 --sweep lr=1e-3..1",
      "--sweep lr: beta1 is an interval too; give it a value",
    ],
    [
      "-o adam --sweep lr=0.1",
      "--sweep: 'lr=0.1' is not a parameter with a range, such as lr=1e-4..10@60",
    ],
    ["-o adam --sweep lr", "--sweep: 'lr' is not a parameter with a range, such as lr=1e-4..10@60"],
    ["-o adam --sweep lr=1..0.1", "adam: lr: 1..0.1 is empty or reversed"],
    ["-o adam --sweep lr=1..1", "adam: lr: 1..1 is empty or reversed"],
    ["-o adam --sweep lr=0..1", "adam: lr: a logarithmic range starts above 0"],
    ["-o adam --sweep beta1=0.5..1", "adam: beta1 = 1 is outside [0, 1)"],
    ["-o adam --sweep lr=1..2@1", "--sweep: a sweep has 2 to 1000 values, got @1"],
    ["-o adam --sweep lr=1..2@1e9", "--sweep: a sweep has 2 to 1000 values, got @1e9"],
    ["-o adam --sweep lr=1..2@", "--sweep: a sweep has 2 to 1000 values, got @"],
    ["-o adam --sweep lr=1..2 --tune", "--sweep shows all values, --tune the best: use only one"],
    [
      "-o adam --sweep lr=1..2 --shard 1/2",
      "--shard is about cases, and --sweep has none: use only one",
    ],
    ["-o adam --sweep lr=1..2 --plot contour", "--sweep draws ascii or braille, not contour"],
    [
      "-o adam --sweep lr=1..2 --reporter junit",
      "--sweep writes a table, json, csv or figures, not junit",
    ],
  ])("refuses %s", async (args, message) => {
    const { code, stdout, stderr } = await optbench(`run -f booth ${args}`);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });

  it("points at the mistake in its range", async () => {
    const { stderr } = await optbench("run -f booth -o sgd,adam:beta1=0.8 --sweep lr=1..0.1");
    expect(stderr).toBe(
      [
        "error: sgd: lr: 1..0.1 is empty or reversed",
        "         --sweep lr=1..0.1",
        "                    ^^^^^^",
        "",
      ].join("\n"),
    );
  });

  it("is refused by check", async () => {
    const { code, stderr } = await optbench("check --sweep lr=1..2");
    expect([code, stderr.split("\n")[0]]).toEqual([
      2,
      "error: check does not search: a gate compares the same values every time",
    ]);
  });
});
