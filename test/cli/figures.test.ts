import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { placesOf } from "../report/svg/read-path.js";
import { folder, optbench } from "./optbench.js";

const RUN = "run -f rosenbrock,booth -o adam:lr=0.1,sgd:lr=0.001+cosine,l-bfgs -n 300";

async function isXml(text: string): Promise<void> {
  // without a schema xmllint says whether the text is well-formed
  const found = await validateXML({
    xml: { fileName: "figure.svg", contents: text },
    extension: "schema",
    schema: ANYTHING,
  });
  expect(found.rawOutput).not.toMatch(/parser error|namespace error/i);
}

const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="none"/></xs:schema>`;

describe("--reporter svg=folder/", () => {
  it("says so where results without paths leave the maps empty", async () => {
    const cwd = folder();
    const words = "no paths: these results were saved without them";
    for (const [more, isTold] of [
      ["", true],
      [" --path", false],
    ] as const) {
      await optbench(`run -f booth -o adam:lr=0.1 -n 20 -q --out r.json${more}`, { cwd });
      const { code, stderr } = await optbench("report r.json --to svg=maps/ -q", { cwd });
      expect([code, stderr.includes(words)]).toEqual([0, isTold]);
    }
  });

  it("writes a figure of every kind that the results have, each well-formed and without links", async () => {
    const cwd = folder();
    const ran = await optbench(`${RUN} --profile ecdf --reporter svg=figures/ -q`, { cwd });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const names = readdirSync(join(cwd, "figures")).sort();
    expect(names).toEqual([
      "contour-booth.svg",
      "contour-rosenbrock.svg",
      "curves-booth.svg",
      "curves-rosenbrock.svg",
      "data.svg",
      "ecdf.svg",
      "map.svg",
      "performance.svg",
      "schedule.svg",
    ]);
    for (const name of names) {
      const text = readFileSync(join(cwd, "figures", name), "utf8");
      await isXml(text);
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|href|foreignObject|<script/);
    }
  });

  it("draws the same from saved results that have their paths", async () => {
    const cwd = folder();
    await optbench(`${RUN} --path --reporter svg=ran,json=r.json -q`, { cwd });
    await optbench("report r.json --to svg=saved", { cwd });
    const names = readdirSync(join(cwd, "ran"));
    expect(readdirSync(join(cwd, "saved"))).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(cwd, "saved", name), "utf8")).toBe(
        readFileSync(join(cwd, "ran", name), "utf8"),
      );
    }
  });

  it("keeps paths to itself: other reporters have none unless they are asked for", async () => {
    const cwd = folder();
    await optbench(`${RUN} --reporter svg=figures,json=r.json -q`, { cwd });
    expect(readFileSync(join(cwd, "r.json"), "utf8")).not.toContain('"path"');
  });

  it("leads through every x_t within 0.05 px", async () => {
    const cwd = folder();
    await optbench(
      "run -f anisotropic -o momentum:lr=0.1 -n 40 --path --figure contour --reporter svg=one.svg,json=r.json -q",
      { cwd },
    );
    const text = readFileSync(join(cwd, "one.svg"), "utf8");
    const box =
      /<svg x="\S+" y="\S+" width="(\S+)" height="(\S+)"[^>]*data-x="linear (\S+) (\S+)" data-y="linear (\S+) (\S+)"/.exec(
        text,
      )!;
    const [width, height, left, right, low, high] = box.slice(1).map(Number);
    const drawn = placesOf(/<g data-s="0"><path d="([^"]+)"/.exec(text)![1]);
    const results = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as {
      cases: { path: [number, number][] }[];
    };
    const { path } = results.cases[0];
    expect(drawn.length).toBe(path.length);
    path.forEach(([x, y], t) => {
      const place = [((x - left) / (right - left)) * width, ((high - y) / (high - low)) * height];
      expect(Math.abs(drawn[t][0] - place[0]), `x of ${t}`).toBeLessThanOrEqual(0.05 + 1e-9);
      expect(Math.abs(drawn[t][1] - place[1]), `y of ${t}`).toBeLessThanOrEqual(0.05 + 1e-9);
    });
  });

  it("refuses names that no command line can have, and draws nothing", async () => {
    const cwd = folder();
    const label = `</text><script>alert(1)</script><img src=x onerror=alert(2)>&"']]>`;
    await optbench("run -f booth,matyas -o mine=adam,sgd -n 20 --path --out r.json -q", { cwd });
    const saved = readFileSync(join(cwd, "r.json"), "utf8");
    expect(saved).toContain('"mine"');
    writeFileSync(join(cwd, "r.json"), saved.replaceAll('"mine"', JSON.stringify(label)));
    const ran = await optbench("report r.json --to svg=figures -q", { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("is not a name");
    expect(existsSync(join(cwd, "figures"))).toBe(false);
  });
});

describe("--figure", () => {
  it("sets width, theme and layout; print has no style sheet and no background", async () => {
    const ran = await optbench(
      "run -f booth -o adam:lr=0.1,sgd:lr=0.01 -n 50 --reporter svg --figure contour:width=86mm:theme=print:layout=overlay -q",
    );
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toMatch(/^<svg [^>]*width="86mm" height="[\d.]+mm" viewBox="0 0 325\.04 /);
    expect(ran.stdout).not.toMatch(/<style|class=|<rect/);
  });

  it("draws dark or light by the reader's choice, and only then needs a style sheet", async () => {
    const draw = (theme: string) => optbench(`show booth --to svg --figure contour:theme=${theme}`);
    expect((await draw("auto")).stdout).toContain("prefers-color-scheme:dark");
    for (const theme of ["light", "dark"])
      expect((await draw(theme)).stdout).not.toMatch(/<style|class=/);
  });

  it.each([
    ["contours", "--figure: 'contours' is not one of curves, contour"],
    ["contour:widht=3", "--figure contour has no parameter 'widht'.  did you mean 'width'?"],
    ["contour:width=3", "--figure contour: width = 3 is outside 120 to 10000 pixels"],
    ["contour:width=wide", "--figure contour: width = 'wide' is not a length, such as 86mm"],
    ["curves:theme=blue", "--figure curves: theme = 'blue' is not one of auto, light, dark, print"],
    ["graph", "--figure graph: no function of one variable is at hand"],
    ["ecdf", "--figure ecdf: the results have no run lengths"],
  ])("refuses %s", async (figure, message) => {
    const ran = await optbench(`${RUN} --reporter svg=figures --figure ${figure} -q`, {
      cwd: folder(),
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(message);
  });

  it("is refused where nothing is drawn", async () => {
    const ran = await optbench(`${RUN} --figure contour -q`);
    expect(ran.stderr).toBe(
      "error: --figure says how figures are drawn, and none is\n  try: --reporter svg=figures/\n",
    );
  });
});

it("many figures do not fit into one file or on stdout, and nothing is written", async () => {
  const cwd = folder();
  for (const [to, place] of [
    ["svg=one.svg", "one.svg"],
    ["svg", "stdout"],
  ]) {
    const ran = await optbench(`${RUN} --reporter ${to} -q`, { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(
      new RegExp(
        `^error: ${place} takes one figure, and there are 8: curves-rosenbrock, .*\\n  name a folder, svg=figures/, or choose one with --figure curves\\n$`,
      ),
    );
  }
  expect(existsSync(join(cwd, "one.svg"))).toBe(false);
});

it("png is a picture of pixels, and does not go to a terminal", async () => {
  const cwd = folder();
  const ran = await optbench("show rosenbrock --to png=r.png", { cwd });
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(cwd, "r.png")).subarray(1, 4).toString("latin1")).toBe("PNG");
  expect((await optbench("show rosenbrock --to png", { cwd })).stderr).toContain(
    "name a file, png=figure.png",
  );
});

describe("show NAME --to svg", () => {
  it.each([
    "rosenbrock",
    "double-well",
    "adam",
    "sgd:lr=0.9",
    "cosine:min=0.1",
    "booth+rotate:seed=3",
    // planes through a minimiser, and through the start where none is known
    "wood",
    "box-3d",
    "trid:dim=5",
  ])("draws %s", async (name) => {
    const ran = await optbench(["show", name, "--to", "svg"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    await isXml(ran.stdout);
  });

  it.each([
    ["clip", "'clip' has a picture only behind a method"],
    ["rotate", "'rotate' has a picture only behind a function"],
    ["plateau", "plateau looks at the loss: its learning rates are not known before a run"],
    ["nothing", "there is no 'nothing' to draw"],
  ])("refuses %s", async (name, message) => {
    const ran = await optbench(["show", name, "--to", "svg"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(message);
  });
});
