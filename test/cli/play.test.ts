import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readFragment } from "../../src/play/fragment.js";
import { folder, optbench } from "./optbench.js";

describe("optbench play", () => {
  it("writes one page, at most 160 kB after gzip, that opens with what the flags say", async () => {
    const cwd = folder();
    const { code, stdout } = await optbench(
      "play -o p.html --fn rosenbrock --opt adam:lr=0.1/0.3+cosine --start=-1,2 --iters 400",
      { cwd },
    );
    expect([code, stdout]).toEqual([0, "wrote  p.html  (open it in a browser)\n"]);
    const page = readFileSync(join(cwd, "p.html"), "utf8");
    expect(gzipSync(page).length).toBeLessThan(160_000);
    const [, fragment] = /data-state="([^"]*)"/.exec(page)!;
    expect(readFragment(fragment.replaceAll("&amp;", "&"))).toMatchObject({
      fn: "rosenbrock",
      methods: ["adam:lr=0.1+cosine", "adam:lr=0.3+cosine"],
      start: [-1, 2],
      iterations: 400,
      exercise: null,
    });
  });

  it.each([
    ["play", "play writes a page: say where"],
    ["play -o p.html --fn beale,booth", "play shows one function, got beale, booth"],
    ["play -o p.html --fn x^2+y^2", "no formulas"],
    ["play -o p.html --start random@3", "play shows one start, got 3"],
    ["play -o p.html --fn rosenbrock --dim 200", "at most 100 dimensions, got 200"],
    ["play -o p.html --iters 6000", "6000 is outside [1, 5000]"],
    ["play -o p.html --opt nothing", "nothing"],
    ["play -o no/p.html", "there is no folder no"],
  ])("refuses %s and writes nothing", async (line, reason) => {
    const cwd = folder();
    const { code, stderr } = await optbench(line, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(existsSync(join(cwd, "p.html"))).toBe(false);
  });
});
