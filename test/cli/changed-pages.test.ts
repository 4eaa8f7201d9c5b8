import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placesOf } from "../report/svg/read-path.js";
import { foldsOf } from "./folds-of.js";
import { folder, optbench } from "./optbench.js";

const CASES = "-f booth,rosenbrock -o adam:lr=0.1,momentum:lr=0.001,l-bfgs -n 600";

/** The headings, in their order. */
function headings(page: string): string[] {
  return [...page.matchAll(/<h[12]>(.*?)<\/h[12]>/g)].map(([, text]) => text);
}

/** A folder with a baseline in which a case took fewer steps than it does. */
async function regressed(): Promise<string> {
  const cwd = folder();
  await optbench(`check ${CASES} --baseline b.json -u -q`, { cwd });
  const path = join(cwd, "b.json");
  const before = readFileSync(path, "utf8");
  const faster = before.replace(/("booth momentum:lr=0.001".*"steps":)286/, "$1120");
  expect(faster).not.toBe(before);
  writeFileSync(path, faster);
  return cwd;
}

describe("check --reporter html=check.html", () => {
  it("shows what regressed, with the curve and what the baseline knows of its own", async () => {
    const cwd = await regressed();
    const ran = await optbench(`check ${CASES} --baseline b.json --reporter html=check.html -q`, {
      cwd,
    });
    expect(ran.code).toBe(1);
    const page = readFileSync(join(cwd, "check.html"), "utf8");
    expect(headings(page)).toEqual([
      "optbench check: FAIL",
      "booth momentum:lr=0.001",
      "Where this comes from",
    ]);
    expect(page).toContain("<p>1 regressed, 5 same, compared with b.json.</p>");
    expect(page).toContain(
      '<td class="r">120</td><td class="r">286</td><td>REGRESSED (allowed 120)</td>',
    );
    expect(page).toContain("-u</code>");
    expect(foldsOf(page)).toEqual([["case", "baseline", "now", "verdict"]]);
    const [base, now] = [...page.matchAll(/<g data-s="(\d)"><path d="([^"]+)"/g)].slice(0, 2);
    expect([base[1], now[1]]).toEqual(["0", "1"]);
    // the baseline's last point stays on the target, from its hit to the end of the view
    const places = placesOf(base[2]);
    expect(places.at(-1)![1]).toBe(places.at(-2)![1]);
  });

  it("of a check that passes has no curve", async () => {
    const cwd = folder();
    await optbench(`check ${CASES} --baseline b.json -u -q`, { cwd });
    const ran = await optbench(`check ${CASES} --baseline b.json --reporter html -q`, { cwd });
    expect(ran.code).toBe(0);
    expect(headings(ran.stdout)).toEqual(["optbench check: PASS", "Where this comes from"]);
    expect(ran.stdout).not.toContain("<figure");
  });
});

describe("compare --to html=compare.html", () => {
  it("draws both curves of what changed, the worst first, beside the screen", async () => {
    const cwd = folder();
    const run = (lr: string, name: string) =>
      optbench(`run -f booth -o m=momentum:lr=${lr},l-bfgs -n 600 --out ${name} -q`, { cwd });
    await run("0.001", "a.json");
    await run("0.0005", "b.json");
    const ran = await optbench("compare old=a.json new=b.json --to html=c.html", { cwd });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("new against old, in steps to the target");
    const page = readFileSync(join(cwd, "c.html"), "utf8");
    expect(headings(page)).toEqual(["new against old", "Summary", "booth momentum:lr=0.0005"]);
    expect(page.match(/<g data-s="[01]"><path/g)!.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain("WORSE: reached -&gt; budget, was momentum:lr=0.001");
    expect(foldsOf(page)).toEqual([["case", "old", "new", "ratio", "verdict"]]);
  });

  it("compares with a baseline, and escapes the names of files", async () => {
    const cwd = await regressed();
    await optbench(`run ${CASES} --out r.json -q`, { cwd });
    const ran = await optbench(["compare", "<img hidden>=b.json", "r.json", "--to", "html"], {
      cwd,
    });
    expect(ran.code).toBe(0);
    expect(headings(ran.stdout)).toEqual([
      "r.json against &lt;img hidden&gt;",
      "Summary",
      "booth momentum:lr=0.001",
    ]);
    expect(ran.stdout).not.toContain("<img");
  });

  it.each([
    ["--to csv", "compare shows a table, JSON or a page, not csv"],
    ["--to html --json", "stdout takes one format, not html and json"],
    ["--to html=none/c.html", "cannot write none/c.html"],
  ])("refuses %s, and writes nothing", async (flags, message) => {
    const cwd = folder();
    await optbench("run -f booth -o sgd -n 5 --out a.json -q", { cwd });
    const ran = await optbench(`compare a.json a.json ${flags}`, { cwd });
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain(`error: ${message}`);
  });
});
