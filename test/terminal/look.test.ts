import { describe, expect, it } from "vitest";
import { columnsOfStream, lookOf, speaksUtf8 } from "../../src/terminal/look.js";

const stream = (columns?: number) => ({
  write: () => {},
  ...(columns === undefined ? {} : { columns, isTTY: true }),
});

describe("the width of a screen", () => {
  it.each([
    [100, {}, 100],
    [100, { COLUMNS: "50" }, 100],
    [undefined, { COLUMNS: "50" }, 50],
    [undefined, {}, 80],
    [undefined, { COLUMNS: "" }, 80],
    [undefined, { COLUMNS: "wide" }, 80],
    [undefined, { COLUMNS: "0" }, 80],
    [undefined, { COLUMNS: "-3" }, 20],
    [undefined, { COLUMNS: "61.9" }, 61],
    [undefined, { COLUMNS: "1e9" }, 160],
    [0, {}, 80],
    [3, {}, 20],
    [1000, {}, 160],
  ])("of %s columns with %j is %i", (columns, env, width) => {
    expect(columnsOfStream(stream(columns), env)).toBe(width);
  });

  it("is what --width says, before all that", async () => {
    const options = { width: 200, color: "never", ascii: false } as const;
    const { width } = await lookOf(stream(40), { COLUMNS: "50" }, options);
    expect(width).toBe(200);
  });
});

describe("a locale", () => {
  it.each([
    [{}, true],
    [{ LANG: "" }, true],
    [{ LANG: "en_US.UTF-8" }, true],
    [{ LANG: "de_DE.utf8" }, true],
    [{ LANG: "C.UTF-8" }, true],
    [{ LANG: "C" }, false],
    [{ LANG: "POSIX" }, false],
    [{ LANG: "de_DE.ISO-8859-1" }, false],
    [{ LC_ALL: "C", LANG: "en_US.UTF-8" }, false],
    [{ LC_ALL: "C.x", LANG: "C" }, true],
    [{ LC_ALL: "", LC_CTYPE: "C", LANG: "en_US.UTF-8" }, false],
    [{ LC_CTYPE: "en_US.UTF-8", LANG: "C" }, true],
    [{ LC_ALL: "en_US.UTF-8", LC_CTYPE: "C", LANG: "C" }, true],
  ])("of %j has more than ASCII: %s", (env, isUtf8) => {
    expect(speaksUtf8(env)).toBe(isUtf8);
  });

  it("without UTF-8 makes an ASCII look, and so does --ascii", async () => {
    const options = { color: "never", ascii: false } as const;
    expect((await lookOf(stream(), { LANG: "C" }, options)).ascii).toBe(true);
    expect((await lookOf(stream(), {}, options)).ascii).toBe(false);
    expect((await lookOf(stream(), {}, { ...options, ascii: true })).ascii).toBe(true);
  });
});

describe("the paint of a look", () => {
  it("is none where there is no colour", async () => {
    const { paint } = await lookOf(stream(), {}, { color: "auto", ascii: false });
    expect(paint.worse(paint.series(1, "text"))).toBe("text");
  });

  it.each([
    [{ TERM: "xterm" }, "\u001b[34m"],
    [{ TERM: "xterm-256color" }, "\u001b[38;5;31m"],
    [{ COLORTERM: "truecolor" }, "\u001b[38;2;0;114;178m"],
  ])("has the colours that %j shows", async (env, code) => {
    const { paint } = await lookOf(stream(80), env, { color: "auto", ascii: false });
    expect(paint.series(0, "A").startsWith(code)).toBe(true);
    expect(paint.series(7, "A")).toBe(paint.series(0, "A"));
    expect(paint.worse("x")).toContain("\u001b[1m");
  });
});
