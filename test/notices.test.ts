import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("THIRD-PARTY-NOTICES covers exactly the packages whose code is in dist", () => {
  const { stderr, status } = spawnSync(process.execPath, ["scripts/notices.mjs", "--check"], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
