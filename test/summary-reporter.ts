import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from "vitest/node";
import { repeatedBy } from "./choose-seed.js";

/**
 * Closes the log with the line "N passed, N failed", and ", N skipped" where there are any.
 *
 * A file or a hook that throws counts as one failure. Each skipped test is listed with its reason,
 * the note of `context.skip(note)`; one without a reason fails the run, as a leftover `it.only` does.
 */
export class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined;

  /** @param seed of the property tests, to be told */
  constructor(private readonly seed?: number) {}

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const filtered = this.#vitest?.config.testNamePattern !== undefined;
    let failed = unhandled.length;
    const tests: TestCase[] = [];
    for (const module of modules) {
      const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
      failed += suites.filter((suite) => suite.errors().length > 0).length;
      tests.push(...module.children.allTests());
    }
    const of = (state: string) => tests.filter((test) => test.result().state === state);
    failed += of("failed").length;
    const skipped = of("skipped");
    if (!filtered) {
      for (const test of skipped) {
        const reason = reasonOf(test);
        if (reason === undefined) failed++;
        const claim = reason ?? "NO REASON GIVEN: use context.skip(reason)";
        console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${claim}`);
      }
    }
    if (failed > 0) process.exitCode = 1;
    if (this.seed !== undefined) console.log(repeatedBy(this.seed));
    console.log(summary(of("passed").length, failed, filtered ? 0 : skipped.length));
  }
}

/** The note it was skipped with; for a test whose hook threw, that. */
function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  if (result.state === "skipped" && result.note !== undefined) return result.note;
  for (let at: TestCase["parent"] = test.parent; ; at = at.parent) {
    if (at.errors().length > 0) return "its suite failed";
    if (at.type === "module") return undefined;
  }
}

/** "12 passed, 0 failed" or "12 passed, 0 failed, 1 skipped". */
export function summary(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
