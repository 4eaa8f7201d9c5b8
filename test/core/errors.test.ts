import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { OptbenchError, reading, usage, within } from "../../src/core/errors.js";

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const fail = (error: unknown) => () => {
  throw error;
};

describe("an OptbenchError", () => {
  interface Library {
    readonly OptbenchError: typeof OptbenchError;
  }
  interface Assertions {
    assertConvergesWithin(result: unknown, steps: number): void;
  }
  const load = <T>(file: string) => import(pathToFileURL(resolve("dist", file)).href) as Promise<T>;

  it("is one class, whichever bundle it comes from", async () => {
    const library = await load<Library>("index.js");
    const { assertConvergesWithin } = await load<Assertions>("assert.js");
    const misused = thrownBy(() => assertConvergesWithin(1, -1));
    expect(library.OptbenchError).not.toBe(OptbenchError);
    expect(misused).toBeInstanceOf(library.OptbenchError);
    expect(misused).toBeInstanceOf(OptbenchError);
    expect(usage("wrong")).toBeInstanceOf(library.OptbenchError);
  });

  it("is not what only looks like one", () => {
    class Own extends OptbenchError {}
    for (const other of [new Error("x"), { name: "OptbenchError", code: "usage" }, null, "x"]) {
      expect(other).not.toBeInstanceOf(OptbenchError);
    }
    expect(usage("wrong")).not.toBeInstanceOf(Own);
    expect(new Own("usage", "own")).toBeInstanceOf(Own);
    expect(new Own("usage", "own")).toBeInstanceOf(OptbenchError);
  });
});

describe("a usage error", () => {
  it("is an Error with a code and a name of its own", () => {
    const error = usage("what is wrong", { from: 1, to: 3 });
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(OptbenchError);
    expect(error).toMatchObject({ name: "OptbenchError", code: "usage", message: "what is wrong" });
    expect(error.span).toEqual({ from: 1, to: 3 });
  });

  it("gets its place from the innermost reader that knows one", () => {
    const error = thrownBy(() =>
      within({ from: 0, to: 9 }, () => within({ from: 2, to: 4 }, fail(usage("wrong")))),
    );
    expect(error).toMatchObject({ message: "wrong", span: { from: 2, to: 4 } });
  });

  it("then says in which text it stands, and once it does no other", () => {
    const inner = () => within({ from: 1, to: 2 }, fail(usage("wrong")));
    const error = thrownBy(() =>
      reading("functions", "outer", () => reading("optimizers", "adam", inner)),
    );
    expect(error).toMatchObject({
      where: { field: "optimizers", text: "adam", span: { from: 1, to: 2 } },
    });
  });

  it("says place, field and problem in a line, and the hint below it", () => {
    const error = usage("the point is empty", { field: "starts", hint: "as in -1.2,1" });
    expect(error.message).toBe("starts: the point is empty\n  as in -1.2,1");
    expect(error).toMatchObject({ problem: "the point is empty", details: { field: "starts" } });
    const placed = error.with({ place: "spec.yaml:3:5", field: "--start" });
    expect(placed.message).toBe("spec.yaml:3:5  --start: the point is empty\n  as in -1.2,1");
    expect(placed.with({ field: undefined, hint: undefined }).message).toBe(
      "spec.yaml:3:5  the point is empty",
    );
  });

  it("keeps what it knows when a reader tells it its place", () => {
    const error = thrownBy(() =>
      reading("optimizers", "adam", () =>
        within({ from: 0, to: 4 }, fail(usage("wrong", { remedy: "search", wantsField: true }))),
      ),
    );
    expect(error).toMatchObject({ details: { remedy: "search", wantsField: true } });
  });

  it("without a place stays as it is", () => {
    const error = usage("wrong");
    expect(thrownBy(() => reading("optimizers", "adam", fail(error)))).toBe(error);
  });
});

describe("any other error", () => {
  it("passes through untouched", () => {
    const bug = new TypeError("a bug");
    expect(thrownBy(() => within({ from: 0, to: 1 }, fail(bug)))).toBe(bug);
    expect(thrownBy(() => reading("optimizers", "adam", fail(bug)))).toBe(bug);
  });

  it("values pass through as well as readers are passed by", () => {
    expect(reading("optimizers", "adam", () => within({ from: 0, to: 1 }, () => 7))).toBe(7);
  });
});

describe("messages", () => {
  /** Folders whose errors users of the library see. */
  const LIBRARY =
    "bench core dialects functions library modifiers optimizers plan records run schedules statistics testing";

  const sources = LIBRARY.split(" ").flatMap((folder) =>
    readdirSync(resolve("src", folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [`${folder}/${file}`, readFileSync(resolve("src", folder, file), "utf8")]),
  );

  it("of the library name no flag of the command line", () => {
    const naming = sources.flatMap(([file, text]) =>
      [
        ...text.matchAll(/(?:usage|OptbenchError|fail|refuse)\((?:[^;]*?)["`'][^;"]*? --[a-z]/g),
      ].map(([found]) => `${file}: ${found}`),
    );
    expect(sources.length).toBeGreaterThan(300);
    expect(naming).toEqual([]);
  });

  it("are not taken apart by regular expressions or by what they begin with", () => {
    const taken = sources.flatMap(([file, text]) =>
      [
        ...text.matchAll(
          /error\.message\.(?:replace|match|startsWith|endsWith|split)|\.(?:test|exec)\(error\.message/g,
        ),
      ].map(([found]) => `${file}: ${found}`),
    );
    expect(taken).toEqual([]);
  });
});
