import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, type TestContext } from "vitest";
import { folder } from "./optbench.js";

/*
 * The scripts of completions/ in the shells themselves. The test of a shell that this machine
 * lacks is skipped; .ci/run installs zsh and fish.
 */

const script = (name: string) => resolve("completions", name);

/** Skips a test where its shell is missing. */
function needs(shell: string, { skip }: TestContext): void {
  if (spawnSync(shell, ["--version"]).error !== undefined) skip(`${shell} is not installed`);
}

/** A folder with some files, in which `optbench` is this one. */
function workplace(): { cwd: string; env: Record<string, string> } {
  const cwd = folder({ "my-spec.yaml": "" });
  mkdirSync(join(cwd, "bin"));
  symlinkSync(resolve("bin/optbench.js"), join(cwd, "bin/optbench"));
  const PATH = `${join(cwd, "bin")}:${process.env["PATH"]}`;
  return { cwd, env: { PATH, HOME: cwd, TERM: "xterm", LANG: "C.UTF-8" } };
}

/** What a shell prints for some arguments; `$SCRIPT` is the path of a script of completions/. */
function runs(shell: string, args: readonly string[], name: string): string {
  const { cwd, env } = workplace();
  const { status, stdout, stderr } = spawnSync(shell, args, {
    cwd,
    env: { ...env, SCRIPT: script(name) },
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("bash", () => {
  // what bash hands over, and what it puts in the place of the text behind the last ":" or "="
  const lines = [
    ["optbench ru", "run"],
    ["optbench run -o adam:be", "beta1= beta2= nospace"],
    ["optbench run -o sgd:lr=0.1,adam:eps-form=h", "hat"],
    ["optbench run -o sgd,torch/adag", "sgd,torch/adagrad"],
    ["optbench run --metric=ga", "gap"],
    ["optbench run --out my", "filenames my-spec.yaml"],
    ["optbench run --reporter table,junit=my", "filenames my-spec.yaml"],
    ["optbench run --reporter=csv=a.csv,junit=my", "filenames my-spec.yaml"],
    ["optbench compare old=my", "filenames my-spec.yaml"],
  ];

  it("completes behind its own word breaks", (context) => {
    needs("bash", context);
    const text = `
      source "$SCRIPT"
      compopt() { echo -n "$2 "; }
      for COMP_LINE in ${lines.map(([line]) => `'${line}'`).join(" ")}; do
        COMP_POINT=\${#COMP_LINE} COMPREPLY=()
        _optbench >options
        echo "\${COMPREPLY[*]} $(<options)" | xargs -n1 | sort -u | xargs
      done
      complete -p optbench`;
    const shown = runs("bash", ["--norc", "--noprofile", "-c", text], "optbench.bash").split("\n");
    const sorted = (words: string) => words.split(" ").toSorted().join(" ");
    expect(shown.slice(0, lines.length).map(sorted)).toEqual(
      lines.map(([, words]) => sorted(words)),
    );
    expect(shown[lines.length]).toBe("complete -F _optbench optbench");
  });
});

describe("zsh", () => {
  const lines = [
    ["optbench ru", "optbench run "],
    ["optbench run -o adam:beta1", "optbench run -o adam:beta1="],
    ["optbench run -o sgd,torch/adag", "optbench run -o sgd,torch/adagrad "],
    ["optbench run --metric=ga", "optbench run --metric=gap "],
    ["optbench run --out my", "optbench run --out my-spec.yaml "],
    ["optbench run --reporter table,junit=my", "optbench run --reporter table,junit=my-spec.yaml "],
    ["optbench compare old=my", "optbench compare old=my-spec.yaml "],
  ];

  it("completes at the cursor of a terminal", (context) => {
    needs("zsh", context);
    // ^X prints what the line has become
    const text = `
      zmodload zsh/zpty
      zpty terminal zsh -f -i
      zpty -w terminal "autoload -U compinit; compinit -C -D; source \\"\\$SCRIPT\\""
      zpty -w terminal 'shows() { print -r -- "<$BUFFER>"; BUFFER= }; zle -N shows; bindkey ^X shows'
      zpty -w terminal 'unsetopt beep; PS1=ready'
      zpty -r terminal shown '*ready*'
      for line in ${lines.map(([line]) => `'${line}'`).join(" ")}; do
        zpty -w -n terminal "$line"$'\\t\\x18'
        zpty -r terminal shown '*<optbench*>*'
        print -r -- "<\${\${shown##*<}%%>*}>"
      done
      zpty -d terminal`;
    expect(runs("zsh", ["-f", "-c", text], "_optbench").split("\n").slice(0, -1)).toEqual(
      lines.map(([, completed]) => `<${completed}>`),
    );
  });
});

describe("fish", () => {
  const lines = [
    ["optbench ru", ["run\trun functions x optimizers: table, loss curve, verdict"]],
    [
      "optbench run -o adam:be",
      [
        "adam:beta1=\tdecay of the first moment (0.9)",
        "adam:beta2=\tdecay of the second moment (0.999)",
      ],
    ],
    ["optbench run -o sgd,torch/adag", ["sgd,torch/adagrad\ttorch.optim.Adagrad"]],
    ["optbench run --metric=ga", ["--metric=gap"]],
    ["optbench run --out my", ["my-spec.yaml"]],
    ["optbench run --reporter table,junit=my", ["table,junit=my-spec.yaml"]],
    ["optbench compare old=my", ["old=my-spec.yaml"]],
  ] as const;

  it("completes with its texts", (context) => {
    needs("fish", context);
    const asked = lines.map(([line]) => `complete -C '${line}'; echo ===`).join("; ");
    const text = `source "$SCRIPT"; ${asked}`;
    const shown = runs("fish", ["--no-config", "-c", text], "optbench.fish").split("===\n");
    expect(shown.slice(0, -1).map((part) => part.trimEnd().split("\n"))).toEqual(
      lines.map(([, words]) => words),
    );
  });
});

describe("PowerShell, which Debian does not have: only the form of its script is checked", () => {
  it("registers a completer, and its brackets are balanced", () => {
    const text = readFileSync(script("optbench.ps1"), "utf8");
    expect(text).toContain("Register-ArgumentCompleter -Native -CommandName optbench");
    const code = text.replaceAll(/#.*|"[^"]*"|'[^']*'/g, "");
    const open: string[] = [];
    for (const [bracket] of code.matchAll(/[()[\]{}]/g)) {
      if ("([{".includes(bracket)) open.push(bracket);
      else expect(open.pop()! + bracket).toMatch(/^(\(\)|\[\]|\{\})$/);
    }
    expect(open).toEqual([]);
  });
});
