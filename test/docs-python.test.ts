import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, optbench } from "./cli/optbench.js";
import { skipWithoutNumpy } from "./python.js";

const page = readFileSync("docs/python.md", "utf8");
const guide = page.slice(page.indexOf("five minutes"), page.indexOf("## torch, optax, Keras"));

/** The file whose first line is its name. */
function file(name: string): string {
  const blocks = [...guide.matchAll(/```\w+\n(# (\S+)\n[^]*?)```/g)];
  return blocks.find(([, , named]) => named === name)![1];
}

it("docs/python.md goes from a torch optimizer to a red build", async (context) => {
  skipWithoutNumpy(context);
  const hasTorch = spawnSync("python3", ["-c", "import torch"]).status === 0;
  const cwd = folder({
    "my_momentum.py": file("my_momentum.py"),
    "momentum.yaml": file("momentum.yaml"),
    ...(hasTorch ? {} : { "torch.py": readFileSync("test/fixtures/python/torch.py", "utf8") }),
  });
  const commands = [...guide.matchAll(/^\$ optbench (.*)$/gm)].map(([, command]) => command);
  const last = commands.pop()!;
  for (const command of commands) {
    const { code, stderr } = await optbench(command, { cwd });
    expect([command, code, stderr.replaceAll(/^hint: .*\n/gm, "")]).toEqual([command, 0, ""]);
  }
  const [, from, to] = /and `([^`]+)` becomes `([^`]+)`/.exec(guide)!;
  writeFileSync(join(cwd, "my_momentum.py"), file("my_momentum.py").replace(from, to));
  const { code, stdout } = await optbench(last, { cwd });
  expect(code).toBe(1);
  const shown = guide
    .slice(guide.lastIndexOf(`$ optbench ${last}`))
    .slice(`$ optbench ${last}`.length)
    .split("```")[0]
    .trim();
  for (const word of shown.split(/\s+/)) expect(stdout).toContain(word);
});
