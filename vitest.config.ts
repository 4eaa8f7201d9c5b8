import { defineConfig } from "vitest/config";
import { SummaryReporter } from "./test/summary-reporter.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // no test replaces a module, and loading the catalogue for each file took 40 % of the time
    isolate: false,
    // no test is timed: this only ends what hangs, on a busy machine too
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", new SummaryReporter()],
  },
});
