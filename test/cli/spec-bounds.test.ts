import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

/*
 * A spec that somebody else wrote, and that is found by itself, reads and writes at home alone.
 */

const SPEC = "functions: booth\noptimizers: sgd:lr=0.1\niterations: 20\n";

/** A package in a repository, beside what is none of its business. */
function place(spec: string, files: Record<string, string> = {}): string {
  const cwd = folder({});
  const home = join(cwd, "repository", "package");
  mkdirSync(join(home, ".git-like"), { recursive: true });
  mkdirSync(join(home, "node_modules", "x"), { recursive: true });
  mkdirSync(join(cwd, "repository", ".git"));
  writeFileSync(join(home, "package.json"), "{}");
  writeFileSync(join(cwd, "victim.md"), "mine\n");
  writeFileSync(join(home, "optbench.config.yaml"), spec);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  return home;
}

describe("what a spec asks to be written", () => {
  it.each([
    ["table=../../victim.md", "it lies outside the package of the spec"],
    ["markdown=../other.md", "it lies outside the package of the spec"],
    ["table=/tmp/optbench-victim.txt", "it lies outside the package of the spec"],
    ["markdown=.git-like/a.md", "'.git-like' is not for a spec to write to"],
    ["table=.bashrc", "'.bashrc' is not for a spec to write to"],
    ["json=node_modules/x/package.json", "'node_modules' is not for a spec to write to"],
    ["json=NODE_MODULES/x/data.json", "'NODE_MODULES' is not for a spec to write to"],
    ["json=package.json", "it is a manifest"],
    // one file with package.json on macOS and Windows
    ["json=Package.JSON", "it is a manifest"],
    ["json=package.json. ", "it is a manifest"],
    ["json=package.json::$DATA", "it is a manifest"],
    ["json=tsconfig.build.json", "it is a manifest"],
    ["table=requirements-dev.txt", "it is a manifest"],
    ["table=CMakeLists.txt", "it is a manifest"],
    ["junit=pom.xml", "it is a manifest"],
    ["csv=data.txt", "it is there, and does not end in .csv"],
    ["markdown=link.md", "it is a link"],
  ])("is refused: %s", async (reporter, why) => {
    const cwd = place(`${SPEC}reporters: [table, "${reporter}"]\n`, { "data.txt": "data\n" });
    symlinkSync("../../victim.md", join(cwd, "link.md"));
    const { code, stderr } = await optbench(["run", "-q"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`optbench.config.yaml may not write `);
    expect(stderr).toContain(`: ${why}\n  to do it all the same: --reporter `);
    expect(readFileSync(join(cwd, "../../victim.md"), "utf8")).toBe("mine\n");
    expect(readFileSync(join(cwd, "package.json"), "utf8")).toBe("{}");
    expect(readFileSync(join(cwd, "data.txt"), "utf8")).toBe("data\n");
  });

  it("is written at home, also over what was written before, and elsewhere by a flag", async () => {
    const cwd = place(`${SPEC}reporters: [table, markdown=a.md]\n`);
    for (let k = 0; k < 2; k++) expect((await optbench(["run", "-q"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "a.md"))).toBe(true);
    expect((await optbench(["run"], { cwd })).stderr).toContain("wrote a.md\n");
    const argv = ["run", "-q", "--reporter", "markdown=../b.md"];
    expect((await optbench(argv, { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "../b.md"))).toBe(true);
  });

  it.each(["../x.json", "/tmp/optbench-x.json"])("is no baseline elsewhere: %s", async (path) => {
    const cwd = place(`${SPEC}baseline: ${path}\n`);
    const { code, stderr } = await optbench(["check", "-u"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("it lies outside the package of the spec");
  });

  it("is no baseline that is a link", async () => {
    const cwd = place(SPEC);
    symlinkSync("../../victim.md", join(cwd, "optbench.config.baseline.json"));
    const { code, stderr } = await optbench(["check", "-u"], { cwd });
    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toContain("it is a link");
    expect(readFileSync(join(cwd, "../../victim.md"), "utf8")).toBe("mine\n");
  });
});

describe("what a spec asks to be read", () => {
  it.each([
    ["extends: ../../victim.md\n", "it lies outside the repository of the spec"],
    ["extends: ./link.yaml\n", "it lies outside the repository of the spec"],
    ["extends: ./data.txt\n", "a spec ends in .yaml"],
    ["plugins: ../../evil.mjs\n", "it lies outside the repository of the spec"],
    ["extends: ./folder.yaml\n", "it is not a file"],
  ])("is refused: %s", async (line, why) => {
    const cwd = place(`${SPEC}${line}`, { "data.txt": "secret: 1\n" });
    symlinkSync("../../victim.md", join(cwd, "link.yaml"));
    mkdirSync(join(cwd, "folder.yaml"));
    const { code, stderr } = await optbench(["run", "-q"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(stderr).not.toMatch(/secret|mine/);
  });

  it("may lie in another package of the repository", async () => {
    const cwd = place("extends: ../base.yaml\n");
    writeFileSync(join(cwd, "../base.yaml"), SPEC);
    expect((await optbench(["run", "-q"], { cwd })).code).toBe(0);
  });
});

describe("specs that extend specs", () => {
  it("each twice, thirty deep, are read soon, and each counts once", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, k) => [
        `s${k}.yaml`,
        k === 0 ? SPEC : `extends: [./s${k - 1}.yaml, ./s${k - 1}.yaml]\n`,
      ]),
    );
    const cwd = place("extends: [./s29.yaml, ./s29.yaml]\n", files);
    const began = performance.now();
    expect((await optbench(["run", "-q"], { cwd })).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("of more than a hundred files are refused", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, k) => [
        `s${k}.yaml`,
        k === 0 ? SPEC : `extends: ./s${k - 1}.yaml\n`,
      ]),
    );
    const { code, stderr } = await optbench(["run", "-q"], {
      cwd: place("extends: ./s119.yaml\n", files),
    });
    expect(code).toBe(2);
    expect(stderr).toContain("more than 100 files extend one another");
  });
});
