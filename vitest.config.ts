import { defineConfig } from "vitest/config";
import { chooseSeed } from "./test/choose-seed.js";
import { SummaryReporter } from "./test/summary-reporter.js";

const seed = chooseSeed(process.env);

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // no test replaces a module, and loading the catalogue for each file took 40 % of the time
    isolate: false,
    // by default one processor is left to others, half the speed on a machine of two
    maxWorkers: "100%",
    // no test is timed: this only ends what hangs, on a busy machine too
    testTimeout: 600_000,
    hookTimeout: 600_000,
    setupFiles: ["test/property-seed.ts"],
    provide: { propertySeed: seed },
    reporters: ["default", new SummaryReporter(seed)],
  },
});
