import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const FRAMES = 180;
/** One second, in which the page's code gets compiled. */
const WARM_UP = 60;
const TARGET = 60;
/** What the page's thread worked, in all and in parts, as Chromium counts it. */
const PARTS = ["TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration"];
/** Four methods of 500 iterations, one of which diverges from many starts. */
const STATE =
  "v=1&f=rosenbrock&o=adam:lr=0.05&o=momentum:lr=0.001&o=rmsprop:lr=0.01&o=sgd:lr=0.002&n=500";
const optbench = fileURLToPath(new URL("../../bin/optbench.js", import.meta.url));
const chromiumPath = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== "" && existsSync(path));

/**
 * Runs in the page. Drags the start over the whole map, one move a frame, and answers with the times
 * of the frames and how long the page worked in each, in ms. With `rest` nothing is dragged: that is
 * what this machine can draw at most.
 */
function drag({ frames, rest }) {
  const surface = document.querySelector(".surface");
  const handle = document.querySelector(".handle");
  const box = surface.getBoundingClientRect();
  const at = (k) => ({
    bubbles: true,
    button: 0,
    pointerId: 1,
    clientX: box.left + box.width * (0.5 + 0.45 * Math.sin(k / 17)),
    clientY: box.top + box.height * (0.5 + 0.45 * Math.cos(k / 11)),
  });
  surface.setPointerCapture = () => {};
  if (!rest) handle.dispatchEvent(new PointerEvent("pointerdown", at(0)));
  return new Promise((resolve) => {
    const times = [];
    const frame = (time) => {
      times.push(time);
      if (times.length > frames) {
        surface.dispatchEvent(new PointerEvent("pointerup", at(0)));
        resolve(times);
        return;
      }
      requestAnimationFrame(frame);
      // between two frames, as a browser tells of a mouse: within a frame it would wait for the next
      if (!rest)
        setTimeout(() => surface.dispatchEvent(new PointerEvent("pointermove", at(times.length))));
    };
    requestAnimationFrame(frame);
  });
}

function describe(times) {
  const gaps = times.slice(1).map((time, k) => time - times[k]);
  const sorted = gaps.toSorted((a, b) => a - b);
  const took = times.at(-1) - times[0];
  const due = Math.round((took * TARGET) / 1000);
  const perSecond = (1000 * gaps.length) / took;
  return { drawn: gaps.length, due, perSecond, worst: sorted[Math.floor(sorted.length * 0.95)] };
}

/**
 * Frames a second while the start is dragged in the playground, beside those of the same page at
 * rest, which no page can exceed.
 */
export default async function dragging() {
  if (chromiumPath === undefined) {
    console.log("dragging in the playground: Chromium is not installed");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "optbench-drag-"));
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  try {
    const file = join(folder, "play.html");
    spawnSync(process.execPath, [optbench, "play", "-o", file, "-q"]);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${pathToFileURL(file).href}#${STATE}`);
    await page.evaluate(drag, { frames: WARM_UP, rest: false });
    console.log(
      `dragging the start, 4 methods of 500 iterations, after ${WARM_UP} frames of warm-up; target ${TARGET} frames a second`,
    );
    const session = await page.context().newCDPSession(page);
    // what the thread of the page worked, whatever else the machine did meanwhile
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const worked = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return PARTS.map((part) => 1000 * metrics.find(({ name }) => name === part).value);
    };
    for (const rest of [true, false]) {
      const before = await worked();
      const times = await page.evaluate(drag, { frames: FRAMES, rest });
      const spent = (await worked()).map((ms, k) => ((ms - before[k]) / FRAMES).toFixed(1));
      const [all, script, layout, style] = spent;
      const { drawn, due, perSecond, worst } = describe(times);
      const name = rest ? "at rest" : "dragging";
      // a screen of 60 Hz gives 59.9 now and then
      const verdict = rest || Math.round(perSecond) >= TARGET ? "" : "  MISSED";
      console.log(
        `${name.padEnd(9)} ${perSecond.toFixed(1).padStart(5)} frames a second, ${drawn} of ${due} due, 95 % of frames within ${worst.toFixed(1)} ms; the page works ${all} ms a frame (script ${script}, layout ${layout}, style ${style}, then paint)${verdict}`,
      );
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
