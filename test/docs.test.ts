import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { folder } from "./cli/optbench.js";
import { skipWithoutNumpy } from "./python.js";
import {
  blocksOf,
  examplesOf,
  fileNameOf,
  fillIn,
  linesOf,
  parseCommand,
  splitWords,
  type Block,
  type Example,
} from "./docs/examples.js";

/*
 * What the documents show is run: the commands of ```console blocks print what stands below them
 * ("..." is any lines), the optbench lines of ```sh blocks end with 0, and the ```ts and ```js blocks
 * that import optbench are run, the former type-checked first. A block whose first line names a file
 * in a comment is that file for all of them.
 */

const ROOT = resolve(".");
const require = createRequire(import.meta.url);

/** A folder with the files of a document and the specs of a clone, in which `import "optbench"` finds this package. */
function workplace(blocks: readonly Block[]): string {
  const cwd = folder({ "package.json": '{ "type": "module" }' });
  mkdirSync(join(cwd, "node_modules"));
  mkdirSync(join(cwd, ".git"));
  symlinkSync(ROOT, join(cwd, "node_modules/optbench"), "dir");
  // what a document says of a clone holds of these; copies, since commands may write
  cpSync("benchmarks", join(cwd, "benchmarks"), { recursive: true });
  for (const block of blocks) {
    const name = fileNameOf(block);
    if (name === undefined) continue;
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    // JSON has no comments: the line that names the file is none of it
    const text = name.endsWith(".json") ? block.text.replace(/^.*\n/, "") : block.text;
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

function node(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", NO_COLOR: "1", ...env },
    maxBuffer: 1e8,
  });
}

/** Runs the commands of a block one after the other and compares what they print. */
function expectExamples(examples: readonly Example[], cwd: string): void {
  let code = 0;
  for (const { command, expected } of examples) {
    let printed: string;
    if (command === "echo $?") printed = `${code}\n`;
    else {
      const { args, env } = parseCommand(command);
      const { status, stdout } = node([join(ROOT, "bin/optbench.js"), ...args], cwd, env);
      code = status ?? -1;
      printed = stdout;
    }
    const lines = linesOf(printed);
    expect(lines, command).toEqual(fillIn(linesOf(expected.join("\n")), lines));
  }
}

function expectSucceeds(command: string, cwd: string): void {
  const { args, env } = parseCommand(command);
  const { status, stderr } = node([join(ROOT, "bin/optbench.js"), ...args], cwd, env);
  expect([status, stderr.match(/error.*/)?.[0]], command).toEqual([0, undefined]);
}

/** Type-checks a TypeScript example as a user's project would, then runs it; JavaScript is run. */
async function expectRuns({ language, text }: Block, cwd: string): Promise<void> {
  let code = text;
  if (language === "ts") {
    writeFileSync(join(cwd, "example.ts"), text);
    const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
    const options =
      "--noEmit --strict --target es2023 --module nodenext --moduleResolution nodenext";
    const checked = node([tsc, ...options.split(" "), "--types", "", "example.ts"], cwd);
    expect(checked.stdout).toBe("");
    ({ code } = await transform(text, { loader: "ts", target: "node20" }));
  }
  writeFileSync(join(cwd, "example.mjs"), code);
  const { status, stderr } = node(["example.mjs"], cwd);
  expect([status, stderr]).toEqual([0, ""]);
}

interface Check {
  readonly title: string;
  readonly expectHolds: () => void | Promise<void>;
}

/** What is to be tried of a document. */
function checksOf(path: string): Check[] {
  const blocks = blocksOf(readFileSync(path, "utf8"));
  return blocks.flatMap((block): Check[] => {
    const { language, text, line } = block;
    if (language === "console") {
      const examples = examplesOf(block);
      const title = `line ${line}: $ ${examples[0].command}`;
      return [{ title, expectHolds: () => expectExamples(examples, workplace(blocks)) }];
    }
    if (["sh", "bash", "shell"].includes(language)) {
      const commands = text.split("\n").filter((one) => /^(npx )?optbench /.test(one));
      return commands.map((command) => ({
        title: `line ${line}: ${command}`,
        expectHolds: () => expectSucceeds(command, workplace(blocks)),
      }));
    }
    const isExample = ["ts", "js"].includes(language) && text.includes('from "optbench"');
    const title = `line ${line}: the ${language} example runs`;
    return isExample ? [{ title, expectHolds: () => expectRuns(block, workplace(blocks)) }] : [];
  });
}

/** What docs/ci.md shows needs a repository around it: docs-ci.test.ts has one. */
const HAS_ITS_OWN_TEST = "docs/ci.md";

const documents = [
  ...readdirSync("."),
  ...(existsSync("docs") ? readdirSync("docs").map((file) => `docs/${file}`) : []),
]
  .filter((file) => file.endsWith(".md") && file !== HAS_ITS_OWN_TEST)
  .map((path) => ({ path, checks: checksOf(path) }))
  .filter(({ checks }) => checks.length > 0);

for (const { path, checks } of documents) {
  describe(`${path}`, () => {
    for (const { title, expectHolds } of checks) {
      it(`${title}`, (context) => {
        if (path === "docs/python.md") skipWithoutNumpy(context);
        return expectHolds();
      });
    }
  });
}

describe("the README", () => {
  it("shows what the program prints", () => {
    const consoles = blocksOf(readFileSync("README.md", "utf8")).filter(
      ({ language }) => language === "console",
    );
    expect(consoles.length).toBeGreaterThan(0);
  });
});

describe("a document of our own", () => {
  for (const { title, expectHolds } of checksOf("test/docs/fixture.md")) {
    it(`${title}`, () => expectHolds());
  }

  const example = (command: string, ...expected: string[]) => [{ command, expected, line: 1 }];

  it("fails where the output is another", () => {
    const cwd = workplace([]);
    const version = "optbench --version";
    expect(() => expectExamples(example(version, "9.9.9"), cwd)).toThrow("9.9.9");
    expect(() => expectExamples(example(version), cwd)).toThrow("to deeply equal");
    expect(() => expectExamples(example(version, "...", "more"), cwd)).toThrow("more");
    expect(() => expectExamples(example("rm -rf /"), cwd)).toThrow("only optbench is run here");
    expect(() => expectSucceeds("optbench run -f nothing -o sgd", cwd)).toThrow("[ 2, ");
  });

  it("fails where an example does not compile or does not run", async () => {
    const block = (language: string, text: string): Block => ({ language, text, line: 1 });
    const wrong = 'import { minimize } from "optbench";\nminimize(7, "sgd");\n';
    await expect(expectRuns(block("ts", wrong), workplace([]))).rejects.toThrow("TS2345");
    await expect(expectRuns(block("js", wrong), workplace([]))).rejects.toThrow("to deeply equal");
  });
});

describe("the words of a command", () => {
  it.each([
    ["optbench run -f a,b", ["optbench", "run", "-f", "a,b"]],
    [`optbench 'a b' "c \\"d\\"" e\\ f`, ["optbench", "a b", 'c "d"', "e f"]],
    ["optbench list   # everything", ["optbench", "list"]],
    ["optbench a#b ''", ["optbench", "a#b", ""]],
    [`optbench "adam(lr=0.3, beta1=0.9)"`, ["optbench", "adam(lr=0.3, beta1=0.9)"]],
    ["", []],
  ])("%s", (command, words) => {
    expect(splitWords(command)).toEqual(words);
  });

  it("are none where a quote is open", () => {
    expect(() => splitWords("optbench 'a")).toThrow("a quote is open");
  });

  it("may begin with variables and npx", () => {
    expect(parseCommand("NO_COLOR=1 A=b=c npx optbench list")).toEqual({
      env: { NO_COLOR: "1", A: "b=c" },
      args: ["list"],
    });
  });
});

describe("an ellipsis", () => {
  it.each([
    [["a", "...", "d"], ["a", "b", "c", "d"], true],
    [["...", "d"], ["d"], true],
    [["a", "..."], ["a", "b"], true],
    [["a", "...", "c", "...", "e"], ["a", "b", "c", "d", "e"], true],
    [["..."], [], true],
    [["a", "...", "d"], ["a", "b"], false],
    [["a", "...", "c", "...", "b"], ["a", "b", "c"], false],
    [["a", "..."], ["b"], false],
    [["a"], ["a", "b"], false],
    [["a", "...", "a"], ["a"], false],
  ])("%j fits %j: %s", (expected, actual, fits) => {
    expect(fillIn(expected, actual)).toEqual(fits ? actual : expected);
  });
});

describe("the blocks of a document", () => {
  it("are found with language and line", () => {
    expect(
      blocksOf("a\n\n```js title\nx\n```\n\n  ~~~sh\n  y\n\n    z\n  ~~~\n```\n```\n"),
    ).toEqual([
      { language: "js", text: "x\n", line: 4 },
      { language: "sh", text: "y\n\n  z\n", line: 8 },
      { language: "", text: "", line: 13 },
    ]);
  });

  it("of a console are commands with their output", () => {
    const text = "$ optbench list \\\n    functions\none\n\ntwo\n$ optbench --version\n1\n";
    expect(examplesOf({ language: "console", text, line: 10 })).toEqual([
      { command: "optbench list functions", expected: ["one", "", "two"], line: 10 },
      { command: "optbench --version", expected: ["1"], line: 15 },
    ]);
  });
});
