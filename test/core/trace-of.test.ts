import { describe, expect, it } from "vitest";
import { traceOf } from "../../src/core/trace-of.js";

/** An error with the stack that a runtime would give it. */
function withStack(...frames: string[]): Error {
  const error = new Error("boom");
  error.stack = ["Error: boom", ...frames].join("\n");
  return error;
}

describe("the place of an error in the user's own code", () => {
  it("is where this test throws it", () => {
    expect(traceOf(new Error("here")).at).toMatch(/^trace-of\.test\.ts:\d+:\d+$/);
  });

  it.each([
    ["of V8", "    at Object.valueAndGradient (file:///home/me/mine.mjs:4:27)"],
    ["of V8, without a name", "    at file:///home/me/mine.mjs:4:27"],
    ["of V8, in an async function", "    at async file:///home/me/mine.mjs:4:27"],
    ["of JavaScriptCore", "valueAndGradient@/home/me/mine.mjs:4:27"],
    ["of Windows", "    at f (file:///C:/Users/me/mine.mjs:4:27)"],
    ["of CommonJS on Windows", "    at f (C:\\Users\\me\\mine.mjs:4:27)"],
    ["with what an import adds", "    at f (file:///home/me/mine.mjs?v=2:4:27)"],
    ["in a folder with blanks", "    at f (/home/my own/mine.mjs:4:27)"],
  ])("is read from a stack %s", (_, frame) => {
    const error = withStack("    at new Script (node:vm:1:2)", frame, "    at g (/other.mjs:1:1)");
    expect(traceOf(error)).toEqual({ at: "mine.mjs:4:27", stack: error.stack });
  });

  it("is written as a file is called", () => {
    expect(traceOf(withStack("    at f (file:///a/my%20own.mjs:4:27)")).at).toBe("my own.mjs:4:27");
  });

  it.each([
    ["text", "boom"],
    ["nothing", undefined],
    ["an error without a stack", Object.assign(new Error("boom"), { stack: undefined })],
  ])("is not known of %s", (_, thrown) => {
    expect(traceOf(thrown)).toEqual({});
  });

  it("is not known where all frames are the runtime's", () => {
    expect(traceOf(withStack("    at node:internal/a:1:2")).at).toBeUndefined();
    expect(traceOf(withStack("    at Array.map (<anonymous>)")).at).toBeUndefined();
  });
});
