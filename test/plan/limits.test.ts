import { describe, expect, it } from "vitest";
import { OptbenchError } from "../../src/core/errors.js";
import { minimize } from "../../src/library/minimize.js";
import { readRunPart } from "../../src/plan/run-file.js";

/*
 * A megabyte of anything is answered at once. Time is that of this process alone, with room for a
 * slow machine: what these limits end took minutes and a gigabyte.
 */

const MOST_SECONDS = 5;
const MOST_MEGABYTES = 400;

const TOO_MANY = "it has more than 100000 lines, commas, brackets and other signs of YAML";

async function refusal(read: () => unknown): Promise<string> {
  const began = process.cpuUsage();
  const before = process.memoryUsage.rss();
  let message = "nothing was refused";
  try {
    await read();
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    ({ message } = error);
  }
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(MOST_SECONDS);
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(MOST_MEGABYTES);
  return message;
}

describe("a megabyte of", () => {
  it.each([
    ["brackets", "[".repeat(1e6), "a.yaml:1:201  it is nested too deeply"],
    ["maps in a line", "{a: ".repeat(250_000), "a.yaml:1:801  it is nested too deeply"],
    ["dashes", `a: 1\n${"- ".repeat(500_000)}`, "a.yaml:2:1  it is nested too deeply"],
    [
      "keys",
      `functions: booth\n${Array.from({ length: 60_000 }, (_, k) => `k${k}: 1\n`).join("")}`,
      TOO_MANY,
    ],
    ["items", `functions: booth\noptimizers: [${"sgd,".repeat(200_000)}]\n`, TOO_MANY],
    ["starts", `starts: [${"[1,2],".repeat(150_000)}]\n`, TOO_MANY],
    ["brackets that close", "]".repeat(1e6), TOO_MANY],
    ["texts", '"" '.repeat(300_000), TOO_MANY],
    ["anchors", "&a ".repeat(300_000), TOO_MANY],
    ["lines", "a\n".repeat(500_000), TOO_MANY],
  ])("%s in a spec is refused in time", async (_, text, message) => {
    expect(await refusal(() => readRunPart(text, "a.yaml"))).toContain(message);
  });

  it("starts is read up to 20,000 of them", async () => {
    const text = `functions: booth\noptimizers: sgd\nstarts: [${"[1,2],".repeat(20_000)}]\n`;
    expect((await readRunPart(text, "a.yaml")).run.starts).toHaveLength(20_000);
  });

  it.each([
    ["modifiers", `sgd${"+clip".repeat(50_000)}`, "more than 100 modifiers"],
    ["one name", "a".repeat(1e6), "an item has 1000000 characters; at most 100000"],
    [
      "parameters",
      `sgd:${Array.from({ length: 9_000 }, (_, k) => `k${k}=1`).join(":")}`,
      "sgd has no parameter 'k0'",
    ],
  ])("%s in an item is refused in time", async (_, item, message) => {
    expect(await refusal(() => minimize("booth", item))).toContain(message);
  });

  it("letters is not echoed whole", async () => {
    const message = await refusal(() => minimize("booth", "a".repeat(90_000)));
    expect(message).toMatch(/^unknown optimizer 'a{90,100}…a{40,60}'?/);
    expect(message.length).toBeLessThan(500);
  });
});

describe("a key that is given twice", () => {
  it("is refused where it stands the second time, however deep", async () => {
    const twice = (text: string) => refusal(() => readRunPart(text, "a.yaml"));
    expect(await twice("title: a\ntitle: b\n")).toBe("a.yaml:2:1  the key is given twice");
    expect(await twice("functions: [{ booth: {}, plus: x, plus: y }]\n")).toBe(
      "a.yaml:1:35  the key is given twice",
    );
  });
});
