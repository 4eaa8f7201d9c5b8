import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { hostPart } from "../../src/files/scratch.js";
import type { Results } from "../../src/records/results.js";
import { Workplace } from "./memory-io.js";
import { filesIn, folder, optbench } from "./optbench.js";

/** Among the cases are one with settings of its own, and one whose method throws with signs for terminals. */
const SPEC = `functions: [anisotropic, booth]
optimizers: [sgd:lr=0.1, "fast=momentum:lr=0.05", adam:lr=0.1, fails, sgd:lr=30]
plugins: [./fails.mjs]
iterations: 160
overrides:
  - cases: booth adam*
    tolerance: 1e-3
  - cases: booth adam*
    iterations: 30
`;
const FAILS = `export default { id: "fails", title: "Fails", create: () => ({
  step() { throw new Error((globalThis.OTHER_WORDS ?? "no") + "\\u001b[31m way\\nat all"); },
}) };`;
const REPORTERS = ["json", "csv", "markdown", "junit", "table"].map((name) => `${name}=a.${name}`);
const FILES = ["run.ndjson", ...REPORTERS.map((reporter) => reporter.split("=")[1])];

const files = { "my.yaml": SPEC, "fails.mjs": FAILS };
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");
const run = (cwd: string, ...argv: string[]) =>
  optbench(["run", "my.yaml", "-q", "-j", "1", ...argv], { cwd });

/** What a run without interruption writes, by file. */
const whole = new Map<string, string>();
let lines: string[];
let verdict: string;
const laterPart = () => lines[0] + lines[9];
const otherRun = () => laterPart().replace('"iterations":160', '"iterations":161');

beforeAll(async () => {
  const place = new Workplace();
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  const argv = ["run", "my.yaml", "-q", "--reporter", "ndjson=run.ndjson", ...REPORTERS];
  const { code, stdout, stderr } = await place.optbench(argv);
  verdict = stdout;
  // some of its cases are meant to fail
  if (code !== 1) throw new Error(stderr);
  for (const name of FILES) whole.set(name, place.read(name));
  place.remove();
  lines = whole.get("run.ndjson")!.split(/(?<=\n)/);
});

describe("--resume", () => {
  it("finds a line about the run and one for each case", () => {
    expect(lines).toHaveLength(11);
  });

  it.each([
    ["before the first case", () => lines[0]],
    ["without the end of the first line", () => lines[0].trimEnd()],
    ["in the middle of the first case", () => lines.slice(0, 2).join("").slice(0, -200)],
    ["one sign before a line ends", () => lines.slice(0, 4).join("").slice(0, -2)],
    ["before the end of a line", () => lines.slice(0, 4).join("").trimEnd()],
    ["between two lines", () => lines.slice(0, 6).join("")],
    ["at the first sign of a line", () => `${lines.slice(0, 6).join("")}{`],
    ["in the middle of a sign", () => `${lines.slice(0, 6).join("")}${lines[6].slice(0, 9)}\ufffd`],
    ["when all was done", () => lines.join("")],
    ["before it had begun", () => ""],
    ["somewhere, and sorted since", () => [lines[0], lines[9], lines[2]].join("")],
  ])(
    "after a file that ends %s writes the bytes of a run in one go, in every form",
    async (_, file) => {
      const cwd = folder({ ...files, "run.ndjson": file() });
      const { code, stdout, stderr } = await run(
        cwd,
        "--resume",
        "run.ndjson",
        "--reporter",
        ...REPORTERS,
      );
      expect([code, stderr]).toEqual([1, "error: 2 cases ended in error\n"]);
      expect(stdout).toBe(verdict);
      for (const name of FILES) expect(read(cwd, name)).toBe(whole.get(name));
      expect(filesIn(cwd).toSorted()).toEqual([...Object.keys(files), ...FILES].toSorted());
    },
  );

  it("runs no case again", async () => {
    const cwd = folder({ ...files, "run.ndjson": lines.slice(0, 11).join("") });
    vi.stubGlobal("OTHER_WORDS", "other");
    await run(cwd, "--resume", "run.ndjson", "--reporter", ...REPORTERS);
    vi.unstubAllGlobals();
    expect(read(cwd, "a.json")).toBe(whole.get("a.json"));
  });

  it("goes on after a signal, and the signal tells how", async () => {
    const cwd = folder(files);
    let looks = 0;
    const argv = ["run", "my.yaml", "-j", "1", "--plot", "off", "--out", "run.ndjson"];
    const ended = await optbench(argv, {
      cwd,
      interruption: () => (++looks >= 3 ? "SIGINT" : null),
    });
    expect(ended.code).toBe(130);
    expect(ended.stderr).toContain(
      "hint: the same command with --resume run.ndjson goes on from here\n",
    );
    expect(read(cwd, "run.ndjson")).toBe(lines.slice(0, 4).join(""));
    expect((await optbench([...argv, "--resume", "run.ndjson"], { cwd })).code).toBe(1);
    expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
  });

  it("serves check too", async () => {
    const cwd = folder({ ...files, "run.ndjson": lines.slice(0, 5).join("") });
    await optbench("check my.yaml -u", { cwd });
    const ended = await optbench("check my.yaml --resume run.ndjson", { cwd });
    // what is in error has no line in a baseline
    expect(ended).toMatchObject({ code: 3, stderr: "" });
    expect(ended.stdout).toContain("NO VERDICT  2 new, 8 same");
    expect(ended.stdout).not.toContain("accept");
    expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
  });

  it("of a shard goes on with that shard", async () => {
    const cwd = folder(files);
    await run(cwd, "--shard", "1/2", "--out", "whole.ndjson");
    const part = read(cwd, "whole.ndjson")
      .split(/(?<=\n)/)
      .slice(0, 3)
      .join("");
    writeFileSync(join(cwd, "run.ndjson"), part);
    const other = await run(cwd, "--shard", "2/2", "--resume", "run.ndjson");
    expect(other).toMatchObject({
      code: 2,
      stderr: "error: --resume run.ndjson: it is of shard 1/2, not 2/2\n",
    });
    expect(read(cwd, "run.ndjson")).toBe(part);
    await run(cwd, "--shard", "1/2", "--resume", "run.ndjson");
    expect(read(cwd, "run.ndjson")).toBe(read(cwd, "whole.ndjson"));
  });

  it.each<[string, () => string, string[], string]>([
    [
      "other iterations",
      () => lines.join(""),
      ["-n", "161"],
      "it is of another run: iterations 160 in run.ndjson, 161 in this one",
    ],
    [
      "other limits",
      () => lines.join(""),
      ["--max-evals", "50"],
      "it is of another run: the same cases, with other limits, labels or revisions",
    ],
    [
      "other cases",
      () => lines.join(""),
      ["--filter", "fn:booth"],
      "it is of another run: 'anisotropic sgd:lr=0.1' is a case of run.ndjson alone",
    ],
    [
      "paths to keep",
      () => lines.join(""),
      ["--path"],
      "it is of another run: further data kept: none in run.ndjson, path in this one",
    ],
    [
      "contours to draw",
      () => lines.join(""),
      ["--plot", "contour"],
      "it holds no paths for contours\n  --path keeps them, --plot off needs none",
    ],
    [
      "another optbench",
      () => lines.join("").replace('"optbench":"', '"optbench":"9.'),
      [],
      "it is of another run: optbench 9.",
    ],
    [
      "lines without the first",
      () => lines.slice(1).join(""),
      [],
      "it does not say of which run it is",
    ],
    ["something else", () => "functions: [booth]\n", [], "it is not what --reporter ndjson writes"],
    [
      "a case of another run",
      () =>
        lines
          .join("")
          .replaceAll(/"id":"booth sgd.*?"optimizer":"sgd:lr=0\.1"/g, (start) =>
            start.replaceAll("0.1", "0.2"),
          ),
      [],
      "'booth sgd:lr=0.2' is not a case of its run",
    ],
  ])("refuses %s, and leaves the file as it is", async (_, file, argv, why) => {
    const cwd = folder({ ...files, "run.ndjson": file() });
    const { code, stdout, stderr } = await run(cwd, "--resume", "run.ndjson", ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`error: --resume run.ndjson: ${why}`);
    expect(read(cwd, "run.ndjson")).toBe(file());
  });

  it("names the line of a file that is broken elsewhere than at its end", async () => {
    const broken = [...lines.slice(0, 3), "{broken\n", ...lines.slice(3)].join("");
    const cwd = folder({ ...files, "run.ndjson": broken });
    const { code, stderr } = await run(cwd, "--resume", "run.ndjson");
    expect([code, stderr]).toEqual([2, "error: run.ndjson:4  not valid JSON\n"]);
  });

  it("begins a file that is not there yet, and says so", async () => {
    const cwd = folder(files);
    const { code } = await run(cwd, "--resume", "run.ndjson");
    expect(code).toBe(1);
    expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
    const said = await optbench(["run", "my.yaml", "--resume", "other.ndjson"], { cwd });
    expect(said.stderr).toContain("hint: other.ndjson has no case yet: this run begins it\n");
    expect(read(cwd, "other.ndjson")).toBe(whole.get("run.ndjson"));
    const again = await optbench(["run", "my.yaml", "--resume", "other.ndjson"], { cwd });
    expect(again.stderr).not.toContain("hint: other.ndjson");
  });

  describe("needs no room for a second copy", () => {
    const begun = () => {
      const cwd = folder({ ...files, "run.ndjson": `${lines.slice(0, 4).join("")}{"id":` });
      return { cwd, place: join(cwd, "run.ndjson") };
    };
    const host = hostPart();
    const marks = (cwd: string) => filesIn(cwd).filter((name) => name.endsWith(".lock"));

    it("for it goes on in the same file, and clears away the mark of who was killed there", async () => {
      const { cwd, place } = begun();
      // a process that has ended
      const { pid } = spawnSync(process.execPath, ["-e", ""]);
      writeFileSync(`${place}.${host}.${pid}.lock`, "");
      writeFileSync(`${place}.${host}.${pid}.0123abcd.tmp`, lines[0]);
      const { ino } = statSync(place);
      await run(cwd, "--resume", "run.ndjson");
      expect(statSync(place).ino).toBe(ino);
      expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
      expect(marks(cwd)).toEqual([]);
      expect(filesIn(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    });

    describe("where threads were interrupted, and cases ended out of their order", () => {
      /** Of the cases 1 to 10 these had ended, in this order. */
      const gapped = (...ended: number[]) => [0, ...ended].map((k) => lines[k]).join("");
      const cases = (text: string) => new Set(text.split(/(?<=\n)/).slice(1));
      const names = (cwd: string) => filesIn(cwd).filter((name) => name.startsWith("run."));

      it.each([
        ["", [1, 2, 4, 5, 9]],
        ["with a part of a line behind them", [1, 2, 4, 5, 9], '{"id":"booth'],
        ["and an earlier optbench put the rest behind them", [1, 4, 2, 3]],
        ["before the first one", [3]],
      ])("%s: they wait in a second file for their place", async (_, ended, torn = "") => {
        const cwd = folder({ ...files, "run.ndjson": gapped(...ended) + torn });
        const { ino } = statSync(join(cwd, "run.ndjson"));
        let seen = 0;
        const look = () => {
          if (existsSync(join(cwd, "run.ndjson.later"))) seen++;
          const text = read(cwd, "run.ndjson");
          expect(whole.get("run.ndjson")!.startsWith(text)).toBe(true);
          return null;
        };
        const argv = ["run", "my.yaml", "-q", "-j", "1", "--resume", "run.ndjson"];
        await optbench(argv, { cwd, interruption: look });
        expect(seen).toBeGreaterThan(0);
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(statSync(join(cwd, "run.ndjson")).ino).toBe(ino);
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it("and a kill at any moment loses none of them", async () => {
        const given = gapped(1, 2, 4, 5, 9);
        const cwd = folder({ ...files, "run.ndjson": given });
        // what a kill would leave at each of these moments
        const moments = new Map<string, string | null>();
        const look = () => {
          const later = join(cwd, "run.ndjson.later");
          moments.set(
            read(cwd, "run.ndjson"),
            existsSync(later) ? read(cwd, "run.ndjson.later") : null,
          );
          return null;
        };
        const argv = ["run", "my.yaml", "-q", "-j", "1", "--resume", "run.ndjson"];
        await optbench(argv, { cwd, interruption: look });
        expect(moments.size).toBeGreaterThan(2);
        for (const [text, later] of moments) {
          const kept = cases(text + (later ?? ""));
          for (const line of cases(given)) expect(kept).toContain(line);
          for (const cut of [0, 9]) {
            const left = {
              "run.ndjson": text.slice(0, text.length - cut),
              ...(later === null ? {} : { "run.ndjson.later": later }),
            };
            const again = folder({ ...files, ...left });
            const { ino } = statSync(join(again, "run.ndjson"));
            await run(again, "--resume", "run.ndjson");
            expect(read(again, "run.ndjson")).toBe(whole.get("run.ndjson"));
            expect(statSync(join(again, "run.ndjson")).ino).toBe(ino);
            expect(names(again)).toEqual(["run.ndjson"]);
          }
        }
      });

      it("runs none of them again", async () => {
        const later = lines[0] + lines.slice(5).join("");
        const left = { "run.ndjson": gapped(1, 2, 3, 4), "run.ndjson.later": later };
        const cwd = folder({ ...files, ...left });
        // what would run now says other words
        vi.stubGlobal("OTHER_WORDS", "other");
        await run(cwd, "--resume", "run.ndjson");
        vi.unstubAllGlobals();
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it("and overwrites no file of another kind that has the name of the second", async () => {
        const left = { "run.ndjson": gapped(1, 3), "run.ndjson.later": "mine" };
        const cwd = folder({ ...files, ...left });
        const { code, stderr } = await run(cwd, "--resume", "run.ndjson");
        expect([code, stderr]).toEqual([
          2,
          "error: cannot write run.ndjson.later: it is there, and holds no lines of a run\n",
        ]);
        expect(read(cwd, "run.ndjson")).toBe(left["run.ndjson"]);
        expect(read(cwd, "run.ndjson.later")).toBe("mine");
      });

      it("and takes nothing from the second file of another run", async () => {
        const other = lines[0].replace('"iterations":160', '"iterations":161') + lines[9];
        const left = { "run.ndjson": gapped(1, 2), "run.ndjson.later": other };
        const cwd = folder({ ...files, ...left });
        await run(cwd, "--resume", "run.ndjson");
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(read(cwd, "run.ndjson.later")).toBe(other);
      });

      /** A line of the same case with another message. */
      const stale = (line: string) => line.replace(/"message":"no/, '"message":"stale');

      it("and the file itself wins over an older second one", async () => {
        const failed = lines.findIndex((line) => stale(line) !== line);
        expect(failed).toBeGreaterThan(0);
        const left = {
          "run.ndjson": lines.slice(0, failed + 1).join(""),
          "run.ndjson.later": lines[0] + stale(lines[failed]),
        };
        const cwd = folder({ ...files, ...left });
        await run(cwd, "--resume", "run.ndjson");
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it.each([
        ["a run without --resume", [["--out", "run.ndjson"], laterPart]],
        ["--resume of a file that is not there", [["--resume", "run.ndjson"], otherRun]],
      ] as const)("and %s, which begins the file anew, removes it", async (_, [argv, later]) => {
        const cwd = folder({ ...files, "run.ndjson.later": later() });
        let seen = true;
        const look = () => {
          seen &&= existsSync(join(cwd, "run.ndjson.later"));
          return null;
        };
        await optbench(["run", "my.yaml", "-q", "-j", "1", ...argv], { cwd, interruption: look });
        expect(seen).toBe(false);
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it.each(["mine", '{"id":"mine"}\n'])("but not what others have written: %s", async (mine) => {
        const cwd = folder({ ...files, "run.ndjson.later": mine });
        await run(cwd, "--out", "run.ndjson");
        await run(cwd, "--resume", "run.ndjson");
        expect(read(cwd, "run.ndjson.later")).toBe(mine);
      });

      it.each([
        ["something else", () => "mine"],
        ["the later cases of that file", () => lines[0] + lines[9]],
      ])("and leaves alone the second file of another output: %s", async (_, mine) => {
        const left = { "run.ndjson": gapped(1, 2, 4, 5), "b.ndjson.later": mine() };
        const cwd = folder({ ...files, ...left });
        const argv = ["--resume", "run.ndjson", "--reporter", "ndjson=b.ndjson"];
        const { code, stderr } = await run(cwd, ...argv);
        expect([code, stderr]).toEqual([1, "error: 2 cases ended in error\n"]);
        for (const name of ["run.ndjson", "b.ndjson"]) {
          expect(read(cwd, name)).toBe(whole.get("run.ndjson"));
        }
        expect(read(cwd, "b.ndjson.later")).toBe(mine());
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it("which stands beside the file itself where a link leads to it", async (context) => {
        if (process.platform === "win32") context.skip("Windows makes links for administrators");
        const left = { "run.ndjson.later": lines[0] + lines.slice(5).join("") };
        const cwd = folder({ ...files, ...left, "run.ndjson": gapped(1, 2, 3, 4) });
        mkdirSync(join(cwd, "links"));
        symlinkSync("../run.ndjson", join(cwd, "links", "b.ndjson"));
        vi.stubGlobal("OTHER_WORDS", "other");
        await run(cwd, "--resume", join("links", "b.ndjson"));
        vi.unstubAllGlobals();
        expect(lstatSync(join(cwd, "links", "b.ndjson")).isSymbolicLink()).toBe(true);
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });

      it("tells of a second one that is damaged, and runs its cases again", async () => {
        const damaged = [lines[0], "{broken\n", lines[9]].join("");
        const left = { "run.ndjson": gapped(1, 2), "run.ndjson.later": damaged };
        const cwd = folder({ ...files, ...left });
        const argv = ["run", "my.yaml", "-j", "1", "--resume", "run.ndjson"];
        const { code, stderr } = await optbench(argv, { cwd });
        expect(code).toBe(1);
        expect(stderr).toContain(
          "hint: run.ndjson.later is not used: its cases run again (run.ndjson.later:2  not valid JSON)\n",
        );
        expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
        expect(read(cwd, "run.ndjson.later")).toBe(damaged);
      });

      it.each([
        ["missing", {}],
        ["empty", { "run.ndjson": "" }],
      ])("takes the cases of the second one where the first is %s", async (_, first) => {
        const later = { "run.ndjson.later": lines[0] + lines.slice(5).join("") };
        const cwd = folder({ ...files, ...first, ...later });
        // the case that throws is one of them
        vi.stubGlobal("OTHER_WORDS", "other");
        await run(cwd, "--resume", "run.ndjson");
        vi.unstubAllGlobals();
        expect(
          read(cwd, "run.ndjson")
            .split(/(?<=\n)/)
            .slice(5),
        ).toEqual(lines.slice(5));
        expect(names(cwd)).toEqual(["run.ndjson"]);
      });
    });

    it.each([
      ["another process", `${host}.${process.ppid}`],
      ["a process of another machine", "elsewhere.1"],
    ])("unless %s writes it now: then each has its own", async (_, who) => {
      const { cwd, place } = begun();
      writeFileSync(`${place}.${who}.lock`, "");
      const { ino } = statSync(place);
      await run(cwd, "--resume", "run.ndjson");
      expect(statSync(place).ino).not.toBe(ino);
      expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
      expect(marks(cwd)).toEqual([`run.ndjson.${who}.lock`]);
    });
  });

  it("clears away the mark of a process of another machine that is a week old", async () => {
    const cwd = folder({ ...files, "run.ndjson": lines[0], "run.ndjson.elsewhere.1.lock": "" });
    const old = Date.now() / 1000 - 8 * 86_400;
    utimesSync(join(cwd, "run.ndjson.elsewhere.1.lock"), old, old);
    const { ino } = statSync(join(cwd, "run.ndjson"));
    await run(cwd, "--resume", "run.ndjson");
    expect(statSync(join(cwd, "run.ndjson")).ino).toBe(ino);
    expect(filesIn(cwd).filter((name) => name.startsWith("run."))).toEqual(["run.ndjson"]);
  });

  it("refuses a file that another process has begun and completed since it was read", async () => {
    const cwd = folder(files);
    const onStderr = () => writeFileSync(join(cwd, "run.ndjson"), lines.join(""));
    const argv = ["run", "my.yaml", "-j", "1", "--resume", "run.ndjson"];
    const { code, stderr } = await optbench(argv, { cwd, onStderr });
    expect([code, stderr]).toEqual([
      2,
      [
        "hint: run.ndjson has no case yet: this run begins it\n",
        "error: cannot write run.ndjson: it has changed meanwhile; run the command again\n",
      ].join(""),
    ]);
    expect(read(cwd, "run.ndjson")).toBe(whole.get("run.ndjson"));
  });

  it("refuses to begin one in a folder that is not there", async () => {
    const cwd = folder(files);
    const { code, stderr } = await run(cwd, "--resume", "no/run.ndjson");
    expect(code).toBe(2);
    expect(stderr).toContain("no/run.ndjson");
  });
});

describe("the lines of a run that goes on", () => {
  it("stand in the file as each case ends, after one about the run", async () => {
    const cwd = folder(files);
    const grown: string[] = [];
    const look = () => {
      grown.push(existsSync(join(cwd, "run.ndjson")) ? read(cwd, "run.ndjson") : "");
      return null;
    };
    const argv = ["run", "my.yaml", "-q", "-j", "1", "--out", "run.ndjson"];
    await optbench(argv, { cwd, interruption: look });
    const steps = lines.map((__, k) => lines.slice(0, k + 1).join(""));
    for (const text of steps.slice(1)) expect(grown).toContain(text);
    for (const text of grown) expect(steps).toContain(text);
  });

  it("are results for report and compare, however far it has come", async () => {
    const cwd = folder({ ...files, "run.ndjson": `${lines.slice(0, 4).join("")}{"id":"torn` });
    const { code, stdout } = await optbench("report run.ndjson --to json --plugin fails.mjs", {
      cwd,
    });
    expect(code).toBe(0);
    const { partial, cases } = JSON.parse(stdout) as Results;
    expect([partial, cases.length]).toEqual([true, 3]);
    const compared = await optbench("compare run.ndjson run.ndjson", { cwd });
    expect(compared).toMatchObject({ code: 0, stderr: "" });
  });

  it("are complete at the end though somebody took the file away meanwhile", async () => {
    const cwd = folder(files);
    const take = () => {
      rmSync(join(cwd, "run.ndjson"), { force: true });
      return null;
    };
    await optbench(["run", "my.yaml", "-q", "--out", "run.ndjson"], { cwd, interruption: take });
    expect(read(cwd, "run.ndjson") === whole.get("run.ndjson")).toBe(true);
  });

  it("are an error where somebody has taken lines out of the file, for they are nowhere else", async () => {
    const cwd = folder(files);
    const empty = () => {
      if (existsSync(join(cwd, "run.ndjson"))) writeFileSync(join(cwd, "run.ndjson"), "");
      return null;
    };
    const argv = ["run", "my.yaml", "-q", "--out", "run.ndjson"];
    const { code, stderr } = await optbench(argv, { cwd, interruption: empty });
    expect(code).toBe(2);
    expect(stderr).toContain("cannot write run.ndjson: somebody has shortened it meanwhile");
  });
});
