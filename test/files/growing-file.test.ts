import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileStateOf } from "../../src/files/file-state.js";
import { growFile } from "../../src/files/growing-file.js";
import { folder } from "../cli/optbench.js";

/** A file with its first lines, and how it is to be continued by who has read it so far. */
async function read(text = "head\na\n") {
  const cwd = folder({ "run.ndjson": text });
  const path = join(cwd, "run.ndjson");
  const beginning = {
    bytes: Buffer.from("head\na\n"),
    least: 5,
    surplus: Buffer.from(""),
    seen: await fileStateOf(path),
  };
  const content = () => readFileSync(path, "utf8");
  return { path, content, grow: () => growFile("run.ndjson", beginning, cwd) };
}

describe("a growing file that was read before", () => {
  it.each([
    ["further lines", (path: string) => appendFileSync(path, "b\nc\n")],
    ["other lines", (path: string) => writeFileSync(path, "head\nx\ny\n")],
  ])("is left alone where another process has written %s meanwhile", async (_, change) => {
    const { path, content, grow } = await read();
    change(path);
    const now = content();
    await expect(grow()).rejects.toThrow("it has changed meanwhile; run the command again");
    expect(content()).toBe(now);
  });

  it("is continued where only a part of a line has been added", async () => {
    const { path, content, grow } = await read();
    appendFileSync(path, "b");
    const file = await grow();
    file.append("c\n");
    await file.end();
    expect(content()).toBe("head\na\nc\n");
  });

  it.each([
    ["has lines that are not wanted", "head\nlost\na\n"],
    ["begins in another way", "HEAD\na\n"],
  ])("is written anew where it %s, and is as it was read", async (_, text) => {
    const { content, grow } = await read(text);
    const file = await grow();
    file.append("b\n");
    await file.end();
    expect(content()).toBe("head\na\nb\n");
  });

  it("is written anew where another process still writes it: that one completes it at its end", async () => {
    const { path, content, grow } = await read();
    writeFileSync(`${path}.elsewhere.1.lock`, "");
    appendFileSync(path, "b\n");
    const file = await grow();
    file.append("b\n");
    await file.end();
    expect(content()).toBe("head\na\nb\n");
  });
});
