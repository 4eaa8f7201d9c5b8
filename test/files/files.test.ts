import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { putInPlace } from "../../src/files/files.js";
import { folder } from "../cli/optbench.js";

it("a file that is written whole keeps the mode of the one that it replaces", async (context) => {
  if (process.platform === "win32") context.skip("Windows has no such modes");
  const path = join(folder({ "results.json": "old" }), "results.json");
  chmodSync(path, 0o640);
  const file = await putInPlace(path, "new", statSync(path));
  await file.close();
  expect(statSync(path).mode & 0o777).toBe(0o640);
});
