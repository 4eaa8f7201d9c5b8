import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { catalogue } from "../src/index.js";

/** Version, then entry point or kind of the catalogue, then names. */
type Since = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const since = JSON.parse(readFileSync("docs/since.json", "utf8")) as Since;
const version = (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version;

/** Names that a module exports, types among them, those of `export *` too. */
function exportsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const declared = [
    ...text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:function|class|const|interface|type) (\w+)/gm,
    ),
  ].map(([, name]) => name);
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .replace(/^.* as /, ""),
      )
      .filter((name) => name !== ""),
  );
  const others = [...text.matchAll(/^export (?:type )?\* from "(.*)\.js"/gm)].flatMap(([, from]) =>
    exportsOf(join(dirname(path), `${from}.ts`)),
  );
  return [...declared, ...listed, ...others];
}

const entries = catalogue();
const kinds = new Set(entries.map(({ kind }) => kind));
const idsOf = (wanted: string) => entries.flatMap(({ kind, id }) => (kind === wanted ? id : []));
const NAMES: Readonly<Record<string, readonly string[]>> = {
  optbench: exportsOf("src/index.ts"),
  "optbench/assert": exportsOf("src/testing/assert.ts"),
  "optbench/matchers": exportsOf("src/testing/matchers.ts"),
  "optbench/programs": exportsOf("src/testing/programs.ts"),
  "optbench/vitest": exportsOf("src/testing/vitest.ts"),
  ...Object.fromEntries([...kinds].map((kind) => [kind, idsOf(kind)])),
};

it.each(Object.entries(NAMES))(
  "docs/since.json says since which version there is each name of %s",
  (place, names) => {
    const known = Object.values(since).flatMap((one) => one[place] ?? []);
    expect(new Set(known).size, "a name stands in it twice").toBe(known.length);
    const renew = `add what is new under "${version}", "${place}"; take away what is gone`;
    expect(known.toSorted(), renew).toEqual([...new Set(names)].sort());
  },
);

it("knows no version later than this one", () => {
  const parts = (text: string) => text.split(".").map(Number);
  const isLater = (one: string) => {
    const [a, b] = [parts(one), parts(version)];
    const k = a.findIndex((part, place) => part !== b[place]);
    return k >= 0 && a[k] > b[k];
  };
  expect(Object.keys(since).filter(isLater)).toEqual([]);
});
