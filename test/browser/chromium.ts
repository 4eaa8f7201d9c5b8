import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where systems keep Chromium, and what CI may say instead. */
const PLACES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of Chromium on this machine; undefined where it is not installed. */
export const chromiumPath: string | undefined = PLACES.find(
  (path) => path !== "" && existsSync(path),
);

/** What a test that needs Chromium says where there is none. */
export const NO_CHROMIUM = "Chromium is not installed";

/** No test is timed: this only ends what hangs, on a busy machine too. In ms. */
export const PATIENCE = 600_000;

/** Starts Chromium without a window. Root may not use its sandbox, and containers run as root. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "",
    args: ["--no-sandbox"],
    timeout: PATIENCE,
  });
}
