import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { folder, optbench } from "./optbench.js";

// as where the optional peer is not installed
vi.mock("@resvg/resvg-js", () => {
  throw new Error("Cannot find package '@resvg/resvg-js'");
});

it.each(["show rosenbrock --to png=r.png", "run -f booth -o sgd -n 5 --reporter png=r.png -q"])(
  "%s says what to install where the peer of png is missing",
  async (line) => {
    const cwd = folder();
    const { code, stderr } = await optbench(line, { cwd });
    expect([code, stderr]).toEqual([
      2,
      "error: png needs the package @resvg/resvg-js\n  npm install --save-dev @resvg/resvg-js, or use svg\n",
    ]);
    expect(existsSync(join(cwd, "r.png"))).toBe(false);
  },
);
