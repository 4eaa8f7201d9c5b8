import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

/** What was called last stands first; `deep` is deeper than the ten frames that a runtime keeps. */
const DEEP = `
const deep = (n) => {
  if (n === 0) throw new Error("boom");
  return deep(n - 1);
};
`;
const METHOD = `${DEEP}
export default {
  kind: "optimizer",
  id: "mine",
  title: "Mine",
  create: () => ({
    step(x, g, lr, t) {
      x[0] -= 0.01;
      if (t === 3) deep(30);
    },
  }),
};
`;
const FRAMES = / {4}at .*p\.mjs:\d+:\d+/g;

async function stderrOf(command: string, files: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await optbench(command, { cwd: folder(files) });
  return { code, stdout, stderr, frames: stderr.match(FRAMES) ?? [] };
}

describe("--debug", () => {
  const run = "run -f booth -o mine,sgd -n 9 --plot off --plugin p.mjs";

  it.each(["-j 1", "-j 2", "-j 1 --json", "-j 1 -q"])(
    "prints all of the stack of what a method threw, with %s",
    async (flags) => {
      const { code, stderr, frames } = await stderrOf(`${run} ${flags} --debug`, {
        "p.mjs": METHOD,
      });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^booth mine: Error: boom\n/m);
      // deep(30) to deep(0), and step()
      expect(frames).toHaveLength(32);
      expect(frames[0]).toContain("p.mjs:3:");
      expect(frames[31]).toMatch(/step .*p\.mjs:14:/);
    },
  );

  it("is needed for it: without, the screen has the message and the first line of one's own", async () => {
    const { stdout, stderr, frames } = await stderrOf(`${run} -j 1`, { "p.mjs": METHOD });
    expect(frames).toEqual([]);
    expect(stderr).toBe("error: 1 case ended in error\n");
    expect(stdout).toContain("boom (p.mjs:3:");
  });

  it("prints the stack of a plug-in that fails to load, after ours", async () => {
    const { code, stderr, frames } = await stderrOf(`${run} --debug`, {
      "p.mjs": `${DEEP}deep(2);\n`,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: plugin p\.mjs: it failed to load: boom\n/);
    expect(stderr).toContain("\ncaused by Error: boom\n");
    expect(frames).toHaveLength(4);
  });

  it("prints that of a spec that is code, too", async () => {
    const { code, stderr, frames } = await stderrOf("run ./p.mjs --debug", {
      "p.mjs": `${DEEP}deep(2);\n`,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("\ncaused by Error: boom\n");
    expect(frames).toHaveLength(4);
  });

  it("ends where causes bite their tail", async () => {
    const { stderr } = await stderrOf(`${run} --debug`, {
      "p.mjs": `const e = new Error("loop");\ne.cause = e;\nthrow e;\n`,
    });
    expect(stderr.match(/^caused by Error: loop$/gm)!.length).toBeLessThan(20);
  });
});
