import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

describe("list", () => {
  it("names everything that can be typed", async () => {
    const { code, stdout, stderr } = await optbench("list");
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of ["adam", "book/adam", "rosenbrock", "cosine", "clip", "rotate", "book"]) {
      expect(stdout).toMatch(new RegExp(`^ {3}${name} +\\S`, "m"));
    }
    expect(stdout.endsWith("\nMore of one: optbench show <name>\n")).toBe(true);
  });

  it.each([
    "optimizers",
    "functions",
    "schedules",
    "modifiers",
    "transforms",
    "specs",
    "reporters",
  ])("names %s alone", async (kind) => {
    const { stdout } = await optbench(`list ${kind}`);
    const { stdout: text } = await optbench(`list ${kind} --json`);
    const entries = JSON.parse(text) as { kind: string; id: string; title: string }[];
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map((entry) => entry.kind))).toEqual(new Set([kind]));
    for (const { id } of entries) expect(stdout).toContain(`   ${id}`);
  });

  it("has the names of a plugin among the others", async () => {
    const cwd = folder({
      "mine.mjs": `export default { id: "mine", title: "My own", create: () => ({ step() {} }) };`,
    });
    const { stdout } = await optbench("list optimizers --plugin mine.mjs", { cwd });
    expect(stdout).toMatch(/^ {3}mine +My own$/m);
  });
});

describe("show", () => {
  it("prints a rule, its parameters, its source and an example that runs", async () => {
    const { code, stdout } = await optbench("show adam");
    expect(code).toBe(0);
    for (const part of ["m̂ = m/(1−β₁ᵗ)", "parameter", "beta2", "[0, 1)", "Kingma & Ba"]) {
      expect(stdout).toContain(part);
    }
    const example = /^try +optbench (.*)$/m.exec(stdout)?.[1];
    expect((await optbench(`${example} -n 1`)).code).toBe(0);
  });

  it.each(["optimizers", "functions", "schedules", "modifiers", "transforms"])(
    "prints every entry of %s at every width",
    async (kind) => {
      const { stdout: text } = await optbench(`list ${kind} --json`);
      for (const { id } of JSON.parse(text) as { id: string }[]) {
        for (const width of [40, 80]) {
          const { code, stdout } = await optbench(`show ${id} --width ${width} --ascii`);
          expect(code).toBe(0);
          expect(stdout).toMatch(/^[\n -~]+$/);
          const lines = stdout.trimEnd().split("\n");
          // a command is to be pasted, so it is whole at any width; nothing else is wider
          const isCommand = (line: string) => /^try {5}optbench run \S/.test(line);
          expect(isCommand(lines.at(-1)!)).toBe(true);
          expect(lines.filter((line) => line.length > width && !isCommand(line))).toEqual([]);
        }
      }
    },
  );

  it("prints what shares a name", async () => {
    const { stdout } = await optbench("show noise --json");
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(["noise"]);
  });

  it("knows the specs and reporters that list names", async () => {
    expect((await optbench("show book")).stdout).toMatch(
      /^book {3}The paths of [\s\S]*\(spec\)\n\n[\s\S]*try {5}optbench run book\n$/,
    );
    expect((await optbench("show csv")).stdout).toContain("(reporter)");
  });
});
