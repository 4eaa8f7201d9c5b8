import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineConfig } from "../../src/index.js";
import { Workplace } from "./memory-io.js";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write("package.json", "{}");
});
afterEach(() => place.remove());

const ids = async (...argv: string[]) => {
  const { code, stdout, stderr } = await place.optbench(["run", "--list", ...argv]);
  return code === 0 ? stdout.trimEnd().split("\n") : stderr;
};

describe("a spec is found", () => {
  const SPEC = '{"functions":["booth"],"optimizers":["sgd"]}';

  it.each(["yaml", "yml", "json"])("as optbench.config.%s", async (ending) => {
    place.write(`optbench.config.${ending}`, SPEC);
    expect(await ids()).toEqual(["booth sgd"]);
  });

  it("as a module", async () => {
    place.write("optbench.config.mjs", `export default ${SPEC};`);
    expect(await ids()).toEqual(["booth sgd"]);
  });

  it("in a folder above, up to the package and no further", async () => {
    place.write("optbench.config.yaml", SPEC);
    mkdirSync(join(place.folder, "a", "b"), { recursive: true });
    const below = Object.assign(Object.create(place) as Workplace, {
      folder: join(place.folder, "a", "b"),
    });
    expect((await below.optbench(["run", "--list"])).stdout).toBe("booth sgd\n");
    place.write("a/package.json", "{}");
    expect((await below.optbench(["run", "--list"])).stderr).toContain("no function given");
  });

  it("by --spec too, and not when flags say what to run", async () => {
    place.write("optbench.config.yaml", "not: a spec");
    place.write("my.yaml", SPEC);
    expect(await ids("--spec", "my.yaml")).toEqual(["booth sgd"]);
    expect(await ids("-f", "beale", "-o", "adam")).toEqual(["beale adam"]);
    expect(await ids()).toContain("optbench.config.yaml:1:1  unknown key 'not'");
  });

  it("and named in the heading where nobody named it", async () => {
    place.write(
      "optbench.config.yaml",
      '{"title":"Mine","functions":["booth"],"optimizers":["sgd"]}',
    );
    const headOf = async (...argv: string[]) =>
      (await place.optbench(["run", "-n", "2", "--plot", "off", ...argv])).stdout.split("\n")[0];
    expect(await headOf()).toBe("spec optbench.config.yaml   Mine");
    expect(await headOf("-f", "beale")).toBe("spec optbench.config.yaml");
    expect(await headOf("optbench.config.yaml")).toBe("Mine");
    expect(await headOf("-f", "beale", "-o", "adam")).toMatch(/^beale/);
  });

  it.each([
    ["tune --trials 2", "spec optbench.config.yaml   Mine"],
    ["tune --trials 2 -f beale", "spec optbench.config.yaml"],
    ["run --sweep lr=0.01..0.1@2", "spec optbench.config.yaml   Mine"],
    ["trace -n 2", "spec optbench.config.yaml   Mine"],
    ["check", "spec optbench.config.yaml"],
    ["run", "spec optbench.config.yaml   Mine"],
  ])("and named in the heading of %s", async (command, heading) => {
    place.write(
      "optbench.config.yaml",
      '{"title":"Mine","functions":["booth"],"optimizers":["sgd"],"iterations":9,"baseline":"b.json"}',
    );
    await place.optbench(["check", "-u"]);
    const { stdout } = await place.optbench(command.split(" "));
    expect(stdout.split("\n").slice(0, 2)).toEqual([heading, ""]);
  });

  it("but not above a check whose baseline has its name", async () => {
    place.write("optbench.config.yaml", SPEC);
    const { stdout } = await place.optbench(["check", "-u"]);
    expect(stdout).toMatch(/^optbench check .* optbench\.config\.baseline\.json\n/);
  });

  it("unless there are two", async () => {
    place.write("optbench.config.yaml", SPEC);
    place.write("optbench.config.json", SPEC);
    expect(await ids()).toContain("optbench.config.yaml and optbench.config.json: which one?");
  });
});

describe("a spec that extends another", () => {
  beforeEach(() => {
    mkdirSync(join(place.folder, "base"));
    place.write(
      "base/common.yaml",
      "optimizers: [sgd]\niterations: 7\noverrides: [{ cases: 'fn:beale', skip: slow }]\n",
    );
  });

  it("replaces its keys and adds overrides", async () => {
    place.write(
      "my.yaml",
      "extends: base/common.yaml\nfunctions: [booth, beale, matyas]\noverrides: [{ cases: 'fn:matyas', skip: no }]\n",
    );
    expect(await ids("my.yaml")).toEqual(["booth sgd"]);
    const { stdout } = await place.optbench(["run", "my.yaml", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ settings: { iterations: 7 } });
    place.write("my.yaml", "extends: base/common.yaml\nfunctions: [booth]\noptimizers: [adam]\n");
    const told = await ids("my.yaml");
    expect(told).toContain("overrides: no case matches 'fn:beale'");
  });

  it("starts its paths where it lies", async () => {
    place.write(
      "base/mine.mjs",
      "export default { id: 'mine', title: 'Mine', create: () => ({ step() {} }) };",
    );
    place.write("base/plugged.yaml", "plugins: ./mine.mjs\noptimizers: [mine]\n");
    place.write("my.yaml", "extends: [base/plugged.yaml]\nfunctions: [booth]\n");
    expect(await ids("my.yaml")).toEqual(["booth mine"]);
  });

  it("is refused when it extends itself, what is not there, or with too little", async () => {
    place.write("a.yaml", "extends: b.yaml\n");
    place.write("b.yaml", "extends: a.yaml\n");
    expect(await ids("a.yaml")).toContain("a.yaml extends itself");
    place.write("c.yaml", "extends: no.yaml\n");
    expect(await ids("c.yaml")).toContain("cannot read the spec 'no.yaml'");
    place.write("d.yaml", "extends: base/common.yaml\n");
    expect(await ids("d.yaml")).toContain("d.yaml: 'functions' is missing");
  });
});

describe("a spec that is a module", () => {
  it("is read as strictly", async () => {
    place.write(
      "a.mjs",
      "export default { functions: ['booth'], optimizers: ['sgd'], iteration: 3 };",
    );
    expect(await ids("a.mjs")).toContain(
      "a.mjs:  unknown key 'iteration'\n  did you mean 'iterations'?",
    );
    place.write("b.mjs", "export const spec = {};");
    expect(await ids("b.mjs")).toContain("b.mjs: there is no default export");
    place.write("c.mjs", "throw new Error('oh');");
    expect(await ids("c.mjs")).toContain("cannot read the spec 'c.mjs': it failed to load: oh");
    place.write("d.mjs", "export default 3;");
    expect(await ids("d.mjs")).toContain("d.mjs: expected keys such as 'functions'");
  });

  it("may use defineConfig, which does nothing", () => {
    const config = { functions: ["booth"], optimizers: ["sgd"], allow: { steps: 2 } };
    expect(defineConfig(config)).toBe(config);
  });
});

describe("a spec whose lists go in step", () => {
  const zipped = (text: string) => {
    place.write("my.yaml", text);
    return ids("my.yaml");
  };

  it("pairs them, and multiplies the others", async () => {
    const spec = "functions: [booth, beale]\nstarts: [[1, 2], [3, 4]]\noptimizers: [sgd, adam]\n";
    expect(await zipped(`${spec}zip: [functions, starts]\n`)).toEqual([
      "booth sgd start=1,2",
      "booth adam start=1,2",
      "beale sgd start=3,4",
      "beale adam start=3,4",
    ]);
    expect(await zipped(spec)).toHaveLength(8);
  });

  it.each([
    [
      "zip: [functions, starts]",
      "zip: the lists must be equally long; functions has 2, starts has 0",
    ],
    ["zip: [functions]", "my.yaml:3:1  zip: expected two lists or more"],
    [
      "zip: [functions, start]",
      "zip: \"start\" is not one of functions, optimizers, dims, starts, seeds\n  did you mean 'starts'?",
    ],
    ["zip: [functions, functions]", "zip: functions is named twice"],
    ["seeds: [1, 1]\nzip: [functions, seeds]\nmax-cases: 1", "unknown key 'max-cases'"],
  ])("refuses %j", async (text, message) => {
    const told = await zipped(`functions: [booth, booth]\noptimizers: [sgd]\n${text}\n`);
    expect(told).toContain(message);
  });

  it("says where the second of two like cases stands", async () => {
    const twins = "functions: [booth]\noptimizers:\n  - adam\n  - sgd\n  - adam:lr=0.001\n";
    expect(await zipped(twins)).toContain(
      "my.yaml:5:5  two cases have the same id 'booth adam'\n         adam:lr=0.001\n         ^^^^^^^^^^^^^",
    );
    const same = "functions:\n  - booth\n  - booth\noptimizers: [sgd, sgd]\n";
    expect(await zipped(`${same}zip: [functions, optimizers]\n`)).toContain("my.yaml:4:19  two");
    expect(await zipped(same.replace("sgd, sgd", "sgd"))).toContain("my.yaml:3:5  two cases");
  });

  it("refuses a case twice, and more cases than allowed", async () => {
    const spec =
      "functions: [booth, booth]\noptimizers: [sgd]\nseeds: [1, 1]\nzip: [functions, seeds]\n";
    expect(await zipped(spec)).toContain("two cases have the same id 'booth sgd'");
    expect(await ids("my.yaml", "--max-cases", "1")).toContain("more than 1 need --max-cases 2");
  });
});
