import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

/*
 * The library by require(). These tests run dist, as users do.
 */

/** What a script prints, run in this package's folder: there `optbench` is the package itself. */
function printed(script: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", script], {
    cwd: resolve("."),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

it('require("optbench") gives the library that import gives, and no second one', () => {
  const script = `
    const [own, assertions] = [require("optbench"), require("optbench/assert")];
    import("optbench").then((library) => {
      assertions.assertConvergesWithin(library.minimize("booth", "sgd:lr=0.1"), 49);
      console.log(JSON.stringify([library.minimize === own.minimize, own.minimize("booth", "sgd:lr=0.1").steps]));
    });`;
  expect(printed(script)).toEqual([true, 49]);
});

it("loaders that know no ES modules, such as Jest's, find the same as scripts", () => {
  const script = `
    const { exports: entries } = require("optbench/package.json");
    const of = (name) => require(entries[name].require);
    const [library, assertions, matchers] = [of("."), of("./assert"), of("./matchers")];
    const result = library.minimize("booth", "sgd:lr=0.1");
    assertions.assertConvergesWithin(result, 49);
    const names = (module) => Object.keys(module).sort();
    console.log(JSON.stringify([
      names(library).join() === names(require("optbench")).join(),
      names(assertions).join() === names(require("optbench/assert")).join(),
      names(matchers),
      matchers.toConvergeWithin(result, 48).pass,
      JSON.stringify(result) === JSON.stringify(require("optbench").minimize("booth", "sgd:lr=0.1")),
    ]));`;
  expect(printed(script)).toEqual([
    true,
    true,
    ["toAgreeWith", "toConvergeWithin", "toMatchBaseline", "toReach"],
    false,
    true,
  ]);
});
