import { describe, expect, it } from "vitest";
import { catalogue, createFunction, minimize } from "../../src/index.js";

describe("the catalogue", () => {
  it("lists what can be named, by kind", () => {
    const ids = (wanted: string) =>
      catalogue()
        .filter(({ kind }) => kind === wanted)
        .map(({ id }) => id);
    expect(ids("function")).toContain("rosenbrock");
    expect(ids("optimizer")).toEqual(expect.arrayContaining(["adam", "book/adam"]));
    expect(ids("schedule")).toContain("cosine");
    const kinds = new Set(catalogue().map(({ kind }) => kind));
    expect([...kinds].filter((kind) => ids(kind).length === 0)).toEqual([]);
  });

  const ofKind = (wanted: string) => catalogue().filter(({ kind }) => kind === wanted);

  it.each(ofKind("function"))("names the function $id, which can be made", ({ id }) => {
    expect(createFunction(id).dim).toBeGreaterThan(0);
  });

  it.each(ofKind("optimizer"))("names the optimizer $id, which can be run", ({ id }) => {
    // a convex function that knows its Hessian
    expect(minimize("isotropic", id, { iterations: 1 }).status).not.toBe("error");
  });

  it("is a list of one's own", () => {
    (catalogue() as unknown[]).length = 0;
    expect(catalogue().length).toBeGreaterThan(0);
  });
});
