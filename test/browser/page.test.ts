import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { folder, optbench } from "../cli/optbench.js";
import { chromiumPath, NO_CHROMIUM, startChromium, PATIENCE } from "./chromium.js";

const RUN =
  "run -f rosenbrock,booth,anisotropic -o adam:lr=0.1,momentum:lr=0.001,l-bfgs -n 60 --path";
const MESSAGE = `</script><img src=x onerror="document.title='attacked'">`;

let browser: Browser | undefined;
beforeAll(async () => {
  if (chromiumPath !== undefined) browser = await startChromium();
});
afterAll(() => browser?.close());

/** The page of a run on disk, whose results may have been changed before. */
async function madePage(run = RUN, change = (results: string) => results): Promise<string> {
  const cwd = folder();
  await optbench(`${run} --out r.json -q`, { cwd });
  const saved = readFileSync(join(cwd, "r.json"), "utf8");
  writeFileSync(join(cwd, "r.json"), change(saved));
  const ran = await optbench("report r.json --to html=page.html -q", { cwd });
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  return pathToFileURL(join(cwd, "page.html")).href;
}

/** Opens a page, and fails where it asks for anything or complains. */
async function opened(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser!.newContext({ viewport: { width: 900, height: 800 }, ...options });
  const faults: string[] = [];
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== address) faults.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  return page;
}

/** What axe finds. */
interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

const texts = (page: Page, what: string) => page.locator(what).allTextContents();

describe("a page in Chromium", () => {
  beforeEach((context) => {
    if (chromiumPath === undefined) context.skip(NO_CHROMIUM);
  });

  it("has curves, maps and tables without JavaScript", async () => {
    const page = await opened(await madePage(), { javaScriptEnabled: false });
    expect(await page.locator("figure > svg:visible").count()).toBe(9);
    expect(await page.locator("table:visible").count()).toBe(3);
    expect(await page.locator("button").count()).toBe(0);
  });

  it("sorts a table by a click on a head, numbers as numbers, and back", async () => {
    const page = await opened(await madePage());
    const evals = () => texts(page, "#f1 tbody td:nth-child(3)");
    const head = page.locator("#f1 th", { hasText: "evals" });
    await head.getByRole("button").click();
    const ascending = (await evals()).map(Number);
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await head.getByRole("button").press("Enter");
    expect((await evals()).map(Number)).toEqual([...ascending].reverse());
    // what has no number stays last, whichever way
    await page.locator("#f1 th", { hasText: "steps" }).getByRole("button").click();
    expect((await texts(page, "#f1 tbody td:nth-child(2)")).at(-1)).toBe("-");
  });

  it("hides a series, and computes the performance profile without it", async () => {
    const run = "run -f booth,matyas,anisotropic -o momentum:lr=0.02,adam:lr=0.3,l-bfgs -n 400";
    const page = await opened(await madePage(run));
    const profile = page.locator("#all-performance");
    const line = () => profile.locator('svg svg [data-s="0"] path').first().getAttribute("d");
    const before = await line();
    const best = profile.getByRole("button", { name: "l-bfgs" });
    await best.click();
    expect(await best.getAttribute("aria-pressed")).toBe("false");
    expect(await profile.locator('svg svg [data-s="2"]').isVisible()).toBe(false);
    const without = await line();
    expect(without).not.toBe(before);
    // alone it costs least wherever it gets: all of its steps are at the left end
    await profile.getByRole("button", { name: "adam" }).click();
    expect(await line()).toMatch(/^M0 [\d.]+(H0V[\d.]+){3}H[\d.]+$/);
    await best.click();
    expect(await best.getAttribute("aria-pressed")).toBe("true");
  });

  it("shows the values under the pointer, which are those of the results", async () => {
    const page = await opened(
      await madePage("run -f anisotropic -o book/sgd:lr=0.95,mine=adam -n 30"),
    );
    const plot = page.locator("#f1 figure[data-figure=curves] svg svg");
    await plot.scrollIntoViewIfNeeded();
    const box = await frameOf(page, "#f1 figure[data-figure=curves]");
    await page.mouse.move(box.x + box.width * 0.505, box.y + box.height / 2);
    const tip = await page.locator("#tip").innerText();
    expect(tip).toMatch(/^iteration 15\n[\d.e-]+ +book\/sgd:lr=0\.95\n[\d.]+ +mine/);
  });

  it("zooms by a drag, with the numbers of the axes, and goes back by Escape", async () => {
    const page = await opened(await madePage());
    const figure = "#f2 figure[data-figure=curves]";
    const plot = page.locator(`${figure} svg svg`);
    const labels = () => texts(page, `${figure} [data-axis=x] text`);
    const [whole, ticks] = [await plot.getAttribute("viewBox"), await labels()];
    await plot.scrollIntoViewIfNeeded();
    const box = await frameOf(page, figure);
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.7, { steps: 3 });
    await page.mouse.up();
    const [x, , width] = (await plot.getAttribute("viewBox"))!.split(" ").map(Number);
    const [, , all] = whole!.split(" ").map(Number);
    expect([x / all, width / all].map((one) => one.toFixed(2))).toEqual(["0.50", "0.40"]);
    expect(Number((await labels())[0])).toBeCloseTo(30, 0);
    expect(await page.locator(`${figure} button`).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await plot.getAttribute("viewBox")).toBe(whole);
    expect(await labels()).toEqual(ticks);
    expect(await page.locator(`${figure} button`).isVisible()).toBe(false);
  });

  it("zooms by keys where a figure has the focus", async () => {
    const page = await opened(await madePage());
    const figure = "#f2 figure[data-figure=curves]";
    const plot = page.locator(`${figure} svg svg`);
    const viewed = async () => (await plot.getAttribute("viewBox"))!.split(" ").map(Number);
    const [, , width, height] = await viewed();
    await page.locator(`${figure} > svg`).focus();
    await page.keyboard.press("+");
    expect(await viewed()).toEqual([width / 4, height / 4, width / 2, height / 2]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    expect(await viewed()).toEqual([(3 * width) / 8, height / 8, width / 2, height / 2]);
    for (let k = 0; k < 9; k++) await page.keyboard.press("ArrowRight");
    expect((await viewed())[0]).toBe(width / 2);
    await page.keyboard.press("-");
    expect(await viewed()).toEqual([0, 0, width, height]);
    expect(await page.locator(`${figure} button`).isVisible()).toBe(false);
  });

  it("shows a hostile message as text", async () => {
    const broken = `"status":"error","message":${JSON.stringify(MESSAGE)}`;
    const page = await opened(
      await madePage("run -f booth,matyas -o mine=adam,sgd -n 20", (results) =>
        results.replaceAll('"status":"budget"', broken),
      ),
    );
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.title()).not.toBe("attacked");
    expect(await page.locator("#f1").innerText()).toContain(MESSAGE);
  });

  it.each(["light", "dark"] as const)("has no fault that axe finds, %s", async (colorScheme) => {
    const page = await opened(await madePage(), { colorScheme });
    const source = readFileSync(
      createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
      "utf8",
    );
    // the page's policy stops a script element, not what a debugger evaluates
    await page.evaluate(source);
    const { violations } = await page.evaluate<Found>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  });

  it.each([
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(20, 24, 29)"],
  ] as const)("follows the reader: %s", async (colorScheme, paper) => {
    const page = await opened(await madePage(), { colorScheme });
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(await background()).toBe(paper);
    // paper is white, whatever the screen is, and has no buttons
    await page.emulateMedia({ media: "print" });
    expect(await background()).toBe("rgb(255, 255, 255)");
    expect(await page.locator(".series:visible, nav:visible").count()).toBe(0);
    expect(await page.locator("figure > svg:visible").count()).toBe(9);
  });

  it("scrolls sideways in tables and figures alone, also where it is narrow", async () => {
    const page = await opened(await madePage(), { viewport: { width: 360, height: 700 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  it("has letters on a phone that are large enough to read, also in figures", async () => {
    const page = await opened(await madePage(), { viewport: { width: 360, height: 700 } });
    const smallest = await page.evaluate<number>(`(() => {
      const texts = [...document.querySelectorAll("figure > svg text")];
      return Math.min(...texts.map((one) =>
        parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getScreenCTM().a));
    })()`);
    expect(smallest).toBeGreaterThan(8.5);
  });
});

/** The inside of a figure's first plot on the screen. */
function frameOf(page: Page, figure: string) {
  return page.evaluate<Record<"x" | "y" | "width" | "height", number>>(`(() => {
    const plot = document.querySelector(${JSON.stringify(`${figure} svg svg`)});
    const to = plot.ownerSVGElement.getScreenCTM();
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(plot.getAttribute(name)));
    return { x: to.e + x * to.a, y: to.f + y * to.d, width: width * to.a, height: height * to.d };
  })()`);
}
