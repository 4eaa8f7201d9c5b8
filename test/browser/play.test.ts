import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { minimize, type Results } from "../../src/index.js";
import { optbench } from "../cli/optbench.js";
import { chromiumPath, NO_CHROMIUM, startChromium, PATIENCE } from "./chromium.js";

let browser: Browser | undefined;
let page: Page;
let address = "";
const faults: string[] = [];
const cwd = mkdtempSync(join(tmpdir(), "optbench-play-"));
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  browser = await startChromium();
  await optbench("play -o play.html", { cwd });
  address = pathToFileURL(join(cwd, "play.html")).href;
  page = await newPage();
});
afterAll(async () => {
  await browser?.close();
  rmSync(cwd, { recursive: true });
});

const SIZE = { width: 1200, height: 900 };

/** A page with the playground, which notes what it asks for and complains of. */
async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser!.newContext({ viewport: SIZE, locale: "en-US", ...options });
  context.setDefaultTimeout(PATIENCE);
  const made = await context.newPage();
  made.on("console", (message) => faults.push(message.text()));
  made.on("pageerror", (error) => faults.push(String(error)));
  made.on("request", (request) => {
    const isOwn = request.url().split("#")[0] === address || request.url().startsWith("blob:");
    if (!isOwn) faults.push(`asks for ${request.url()}`);
  });
  await made.goto(address);
  return made;
}

/** Opens another address of the page that all tests share, as a click on a link does. */
async function open(fragment = ""): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    history.replaceState(null, "", "#another");
    addEventListener("hashchange", () => requestAnimationFrame(resolve), { once: true });
    location.hash = ${JSON.stringify(fragment)};
  })`);
}

/** How long to wait for what the next frames bring. */
const SOON = { timeout: PATIENCE };

const text = (what: string, where = page) => where.locator(what).first().innerText();
/** All digits of numbers that are shown in few. */
const titles = (cells: Locator) =>
  cells.evaluateAll((all) => all.map((cell) => (cell as { title: string }).title));
const command = (where = page) => text(".command", where);

/** Moves a slider as a hand does. */
const slide = (word: string, place: number) =>
  page.locator(`[data-word="${word}"] input[type=range]`).fill(String(place));

describe("the playground in Chromium", () => {
  beforeEach((context) => {
    if (chromiumPath === undefined) context.skip(NO_CHROMIUM);
    faults.length = 0;
  });
  afterEach(() => {
    if (faults.length > 0) throw new Error(faults.join("\n"));
  });

  it("opens with the first exercise, which one slider solves", async () => {
    await open();
    expect(await text(".task-card h2")).toContain("A step that is too long");
    expect(await text(".results tbody")).toContain("DIVERGED at step 159");
    await slide("o0.0.lr", 825);
    await page.locator(".verdict b").waitFor();
    expect(await text(".verdict")).toContain("lr < 2/L");
    expect(await command()).toBe("optbench run --fn anisotropic --opt sgd:lr=0.891 --iters 200");
    expect(await page.locator(".word.changed").allInnerTexts()).toEqual(["lr=0.891"]);
  });

  it("prints a command that gives the same numbers to the last digit", async () => {
    const fragment =
      "v=1&f=rosenbrock&o=adam:lr=0.1%2Bcosine&o=momentum:lr=0.001&o=l-bfgs&o=sgd:lr=0.01&n=400&x=-1.5,2";
    await open(fragment.replaceAll("%2B", "+"));
    const line = await command();
    const { code, stdout } = await optbench(`${line.replace("optbench ", "")} --json`);
    expect(code).toBe(0);
    const { cases } = JSON.parse(stdout) as Results;
    expect(cases).toHaveLength(4);
    for (const [k, { steps, evaluations, final }] of cases.entries()) {
      const row = page.locator(".results tbody tr").nth(k);
      const name = row.getByRole("button");
      await name.click();
      // the step whose arithmetic is shown is the last one of this method
      await expect.poll(() => text(".line"), SOON).toContain(`--opt ${await name.innerText()} `);
      const cells = await row.locator("td").allInnerTexts();
      expect([cells[1], cells[2]]).toEqual([String(steps ?? "–"), String(evaluations)]);
      expect(await titles(row.locator("td").last())).toEqual([String(final.gap)]);
      const x = page.locator(".numbers tbody tr").first().locator("td");
      expect(await titles(x)).toEqual(final.x.map(String));
    }
  });

  it("moves the start by mouse, by keyboard and back", async () => {
    await open("v=1&f=himmelblau&o=sgd:lr=0.01&n=100");
    await page.locator(".handle").scrollIntoViewIfNeeded();
    const surface = (await page.locator(".surface").boundingBox())!;
    const handle = (await page.locator(".handle").boundingBox())!;
    await page.mouse.move(handle.x + 20, handle.y + 20);
    await page.mouse.down();
    await page.mouse.move(surface.x + surface.width / 4, surface.y + surface.height / 4, {
      steps: 5,
    });
    await page.mouse.up();
    await expect.poll(() => command(), SOON).toMatch(/--start=-2\.\d+,2\.\d+ /);
    await page.locator(".handle").focus();
    const before = await command();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => command(), SOON).not.toBe(before);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => command(), SOON).toBe(before);
    await page.getByRole("button", { name: "Reset the start" }).click();
    await expect.poll(() => command(), SOON).not.toContain("--start");
  });

  it.each(["double-well", "anisotropic"])(
    "marks where a run of %s leaves the picture",
    async (fn) => {
      await open(`v=1&f=${fn}&o=momentum:lr=0.02&o=sgd:lr=3&n=60`);
      await expect.poll(() => text(".results tbody"), SOON).toContain("DIVERGED");
      const area = (await page.locator(".inside").boundingBox())!;
      const marks = page.locator(".inside .here.s1, .inside .here.s1 + path");
      const [point, cross] = await marks.all();
      const box = (await cross.boundingBox())!;
      expect([box.x > area.x, box.x < area.x + area.width]).toEqual([true, true]);
      expect([box.y + box.height > area.y, box.y < area.y + area.height]).toEqual([true, true]);
      // the last point of the run is far away or nowhere, and not at the corner of the picture
      const far = /^translate\(-?\d+ -?10000000\)$/;
      if ((await point.getAttribute("visibility")) !== "hidden")
        expect(await point.getAttribute("transform")).toMatch(far);
      expect(await text(".marks")).toContain("diverged or escaped here");
      await open(`v=1&f=${fn}&o=momentum:lr=0.02&o=sgd:lr=3&n=60&t=0`);
      await expect.poll(() => text(".marks"), SOON).not.toContain("diverged");
    },
  );

  it("brings every part up to date while the start is held", async () => {
    await open("v=1&f=himmelblau&o=sgd:lr=0.01&n=100");
    await expect.poll(() => command(), SOON).toContain("--iters 100");
    await page.locator(".handle").scrollIntoViewIfNeeded();
    const surface = (await page.locator(".surface").boundingBox())!;
    const shown = () =>
      Promise.all([
        command(),
        titles(page.locator(".results td").last()),
        titles(page.locator(".numbers tbody tr").first().locator("td")),
        page.locator(".chart").innerHTML(),
      ]);
    await page.mouse.move(surface.x + surface.width / 4, surface.y + surface.height / 4);
    await page.mouse.down();
    onTestFinished(() => page.mouse.up());
    // one move alone: nothing comes after it that would draw the parts whose turn it was not
    await page.mouse.move(surface.x + surface.width / 3, surface.y + surface.height / 3);
    await expect.poll(() => command(), SOON).toMatch(/--start=-1\.\d+,1\.\d+ /);
    const start = /--start=(\S+)/
      .exec(await command())![1]
      .split(",")
      .map(Number);
    const { final } = minimize("himmelblau", "sgd:lr=0.01", { start, iterations: 100 });
    const expected = [[String(final.gap)], final.x.map(String)];
    await expect.poll(async () => (await shown()).slice(1, 3), SOON).toEqual(expected);
    const held = await shown();
    await page.mouse.up();
    expect(await shown()).toEqual(held);
  });

  it("moves the start with a finger", async () => {
    const phone = await newPage({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    onTestFinished(() => phone.context().close());
    await phone.locator(".title select").first().selectOption("himmelblau");
    const surface = (await phone.locator(".surface").boundingBox())!;
    await phone.touchscreen.tap(surface.x + surface.width / 4, surface.y + surface.height / 4);
    await expect.poll(() => command(phone), SOON).toMatch(/--start=-2\.\d+,2\.\d+ /);
  });

  it("drags the start with a finger on the square, while the page stays where it is", async () => {
    const phone = await newPage({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    onTestFinished(() => phone.context().close());
    await phone.locator(".title select").first().selectOption("himmelblau");
    const surface = (await phone.locator(".surface").boundingBox())!;
    const handle = (await phone.locator(".handle").boundingBox())!;
    const from = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
    const to = { x: surface.x + surface.width / 4, y: surface.y + surface.height / 4 };
    const scrolled = () => phone.evaluate("scrollY");
    const before = await scrolled();
    const session = await phone.context().newCDPSession(phone);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: (typeof from)[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [from]);
    for (let k = 1; k <= 8; k++) {
      const at = (a: number, b: number) => a + ((b - a) * k) / 8;
      await touch("touchMove", [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
    }
    await expect.poll(() => command(phone), SOON).toMatch(/--start=-2\.\d+,2\.\d+ /);
    await touch("touchEnd", []);
    expect(await scrolled()).toBe(before);
    // what comes after the finger has left moves nothing
    const after = await command(phone);
    await phone.touchscreen.tap(180, 20);
    expect(await command(phone)).toBe(after);
  });

  it.each([
    ["book/momentum:lr=0.1", "v (direction)"],
    ["sgd:lr=0.05:momentum=0.9", "−b (direction)"],
    ["adam:lr=0.1", "−m (direction)"],
    ["rmsprop:lr=0.1", null],
  ])("draws the buffer of %s as an arrow: %s", async (method, name) => {
    await open(`v=1&f=anisotropic&o=${method}&n=40&t=3`);
    await expect.poll(() => text(".count"), SOON).toBe("t = 3");
    const arrow = page.locator(".inside .arrow.buffer");
    // a busy machine has its worker compute, which answers later
    await expect.poll(async () => (await arrow.getAttribute("d")) === "", SOON).toBe(name === null);
    await expect.poll(() => text(".marks"), SOON).toContain("−g (direction)");
    const legend = await text(".marks");
    if (name === null) expect(legend).not.toMatch(/[mbv] \(direction\)/);
    else expect(legend).toContain(name);
    expect(legend).toContain("−g (direction)");
    expect(legend).toContain("Δx (true length)");
  });

  it("says how far an exercise is from being solved, and keeps the mark of a solved one", async () => {
    await open();
    expect(await text(".verdict")).toBe(
      "Not yet: the target, f − f* ≤ 1e-6, is not reached. At most 100 steps are asked.",
    );
    await page.locator('[data-word="o0.0.lr"] input.number').fill("0.5");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(".verdict"), SOON).toMatch(/^Not yet: 1\d\d steps\./);
    await slide("o0.0.lr", 825);
    await expect.poll(() => text(".verdict"), SOON).toContain("Solved");
    await page.reload();
    await expect.poll(() => text(".exercise select"), SOON).toContain("too long ✓");
    // a link does not tell it
    const other = await newPage();
    onTestFinished(() => other.context().close());
    await other.goto(page.url());
    expect(await text(".exercise select", other)).not.toContain("✓ ");
    await page.goto(address);
  });

  it("steps through a run with the numbers of trace", async () => {
    await open("v=1&f=anisotropic&o=book/adam:lr=0.3&n=20&t=0");
    const row = (name: string) => page.locator(".numbers tr", { hasText: name }).first();
    expect(await row("Δx").innerText()).toContain("0.3");
    await page.getByRole("button", { name: "One step forward" }).click();
    await expect.poll(() => text(".count"), SOON).toBe("t = 1");
    await expect.poll(() => row("g").innerText(), SOON).toMatch(/−0\.67\s+3\.4/);
    expect(await text(".line")).toContain("--from 1 ");
    expect(await page.locator(".arrow.step").first().getAttribute("d")).not.toBe("");
    await page.getByRole("button", { name: "To the end" }).click();
    await expect.poll(() => text(".count"), SOON).toBe("t = 20");
    await page.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => text(".count"), SOON).toBe("t = 20");
  });

  it("is worked by the keyboard alone", async () => {
    await open();
    const focus = () =>
      page.evaluate("document.activeElement.closest('[data-word]')?.dataset.word");
    for (let k = 0; k < 60 && (await focus()) !== "o0.0.lr"; k++) await page.keyboard.press("Tab");
    for (let k = 0; k < 30; k++) await page.keyboard.press("ArrowLeft");
    await expect.poll(() => text(".verdict"), SOON).toContain("Solved");
  });

  it("leads from a word of the command to its slider", async () => {
    await open("v=1&f=anisotropic&o=adam:lr=0.1:eps=1e-6&n=20");
    await page.getByRole("button", { name: "eps=1e-6", exact: true }).click();
    const focused = "document.activeElement.closest('[data-word]')?.dataset.word";
    await expect.poll(() => page.evaluate(focused), SOON).toBe("o0.0.eps");
    expect(await page.locator('[data-word="o0.0.eps"] input[type=range]').isVisible()).toBe(true);
  });

  it("speaks Korean, keeps that, and nothing else but the theme", async () => {
    await open();
    await page.locator("[data-language]").click();
    expect(await text(".task-card h2")).toContain("너무 긴 걸음");
    expect(await page.evaluate("document.documentElement.lang")).toBe("ko");
    await page.reload();
    expect(await text(".task-card h2")).toContain("너무 긴 걸음");
    await page.getByRole("button", { name: "밝게 또는 어둡게" }).click();
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    expect(await page.evaluate("Object.keys(localStorage).sort()")).toEqual([
      "optbench-language",
      "optbench-theme",
    ]);
    expect(await page.evaluate("document.cookie")).toBe("");
    await page.evaluate("localStorage.clear()");
    await page.reload();
  });

  it("keeps its state in the address", async () => {
    await open("v=1&f=beale&o=adam:lr=0.1&n=50");
    await page.locator(".title select").first().selectOption("branin");
    await page.getByRole("button", { name: "Add a method" }).click();
    const before = await command();
    await expect
      .poll(() => page.url(), SOON)
      .toContain("f=branin&o=adam:lr=0.1&o=adam:lr=0.1&n=50&a=1");
    await page.reload();
    expect(await command()).toBe(before);
  });

  it.each([
    "v=1&f=<img src=x onerror=alert(1)>&o=sgd&n=10",
    "v=9&f=beale&o=sgd&n=10",
    "v=1&f=beale&o=sgd:lr=%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E&n=10",
  ])("shows its first example and a note for the damaged link %s", async (fragment) => {
    await open(fragment);
    expect(await text(".damaged")).toContain("The link is damaged");
    expect(await command()).toContain("anisotropic");
    expect(await page.locator("img").count()).toBe(0);
  });

  it("shows one variable as a curve and many by a plane", async () => {
    await open("v=1&f=double-well&o=momentum:lr=0.02:momentum=0.9&n=200");
    expect(await page.locator(".planes select").count()).toBe(0);
    await open("v=1&f=rosenbrock:dim=4&o=adam:lr=0.1&n=100&p=1,3");
    expect(await page.locator(".planes select").count()).toBe(2);
    expect(await text("figcaption")).toContain("other coordinates have the values");
    await page.locator(".planes select").first().selectOption("0");
    await expect.poll(() => page.url(), SOON).toContain("p=0,3");
  });

  it("says why a method cannot be run", async () => {
    await open("v=1&f=watson&o=newton&o=adam:lr=0.1&n=20");
    expect(await text(".card .problem:not(:empty)")).toContain("Cannot be run:");
    expect(await page.locator(".results tbody tr").count()).toBe(2);
  });

  it("takes a formula, in quotes where a shell reads it, and says what is wrong with one", async () => {
    await open("v=1&f=beale&o=adam:lr=0.1&n=50");
    await page.locator(".title select").first().selectOption("a formula of your own");
    const field = page.locator(".own-formula input");
    await field.fill("x^4 + 3*y^2");
    await field.press("Enter");
    const line = "optbench run --fn '{x^4 + 3*y^2}' --opt adam:lr=0.1 --iters 50";
    await expect.poll(() => command(), SOON).toBe(line);
    expect(await text(".terminal .word")).toBe("{x^4 + 3*y^2}");
    await field.fill("x^4 + 3y");
    await field.press("Enter");
    await expect.poll(() => text(".controls .problem:not(:empty)"), SOON).toContain("2*x");
    expect(await command()).toBe(line);
    expect(await field.inputValue()).toBe("x^4 + 3y");
    // and stays when something else is clicked
    await page.getByRole("button", { name: "One step back" }).click();
    await page.locator(".results h2, h1").first().click();
    await expect.poll(() => text(".count"), SOON).toBe("t = 49");
    expect(await text(".controls .problem:not(:empty)")).toContain("2*x");
    expect(await field.inputValue()).toBe("x^4 + 3y");
  });

  it("is led to by a report, with the settings of its cases and their numbers", async () => {
    const run =
      "run -f rosenbrock -o adam:lr=0.1,momentum:lr=0.001 -n 80 --start=-1,2 --tol 1e-3 --reporter html=r.html --play play.html --out r.json -q";
    await optbench(run, { cwd });
    await page.goto(pathToFileURL(join(cwd, "r.html")).href);
    faults.length = 0;
    await page.getByRole("link", { name: "Open in the playground" }).click();
    await page.locator(".results tbody tr").first().waitFor();
    const { cases } = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as Results;
    const rows = page.locator(".results tbody tr");
    expect(await titles(rows.locator("td:last-child"))).toEqual(
      cases.map(({ final }) => String(final.gap)),
    );
    expect(await command()).toContain("--start=-1,2 --iters 80 --tol 0.001");
  });

  it("redraws from a worker where runs take long, with the same numbers", async () => {
    await open("v=1&f=rosenbrock:dim=100&o=l-bfgs&o=bfgs&o=adam:lr=0.01&n=300");
    await page.locator('[data-word="o2.0.lr"] input.number').fill("0.02");
    await page.keyboard.press("Enter");
    const last = page.locator(".results tbody tr").last();
    await expect.poll(() => last.innerText(), SOON).toContain("lr=0.02");
    const { final } = minimize("rosenbrock:dim=100", "adam:lr=0.02", { iterations: 300 });
    expect(await titles(last.locator("td").last())).toEqual([String(final.gap)]);
  });

  it.each(["light", "dark"] as const)("has no fault that axe knows, %s", async (colorScheme) => {
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await page.emulateMedia({ colorScheme });
    await open();
    // the page's policy stops a script element, not what a debugger evaluates
    await page.evaluate(readFileSync(axe, "utf8"));
    const found = await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))",
    );
    expect(found).toEqual([]);
  });

  it.each([320, 360, 768, 1440, 3840])("fits a window of %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await open();
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    await page.setViewportSize(SIZE);
  });
});
