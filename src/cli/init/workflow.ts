import type { PackageManager } from "./package-manager.js";

/** How many machines share the cases. */
const SHARDS = [1, 2, 3, 4];

/** Where the workflow of a package lies, from the root of the repository. */
export function workflowPath(below: string): string {
  const suffix =
    below === "" ? "" : `-${below.replaceAll(/[^\w-]+/g, "-").replaceAll(/^-|-$/g, "")}`;
  return `.github/workflows/optbench${suffix}.yml`;
}

/**
 * A workflow for GitHub: the cases on several machines, then one job that merges and judges them.
 *
 * @param below the folder of the package from the root of the repository; "" where they are one
 */
export function renderWorkflow(below: string, manager: PackageManager): string {
  const inPackage = below === "" ? "" : `\ndefaults:\n  run:\n    working-directory: ${below}\n`;
  const prefix = below === "" ? "" : `${below}/`;
  const steps = renderSetup(below, manager);
  const { exec } = manager;
  return `# Written by \`optbench init\`; yours to change. It fails when an optimizer needs more steps than the
# committed baseline says. To accept new numbers: ${exec} optbench check -u, then commit the baseline.
name: ${below === "" ? "optbench" : `optbench (${below})`}

on:
  push:
    branches: [main, master]
  pull_request:

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
${inPackage}
jobs:
  run:
    name: run \${{ matrix.shard }}/${SHARDS.length}
    runs-on: ubuntu-latest
    timeout-minutes: 30
    strategy:
      fail-fast: false
      matrix:
        shard: [${SHARDS.join(", ")}]
    steps:
${steps}
      - run: ${exec} optbench run --shard \${{ matrix.shard }}/${SHARDS.length} --plot off --out shard-\${{ matrix.shard }}.json
      - uses: actions/upload-artifact@v6
        with:
          name: optbench-shard-\${{ matrix.shard }}
          path: ${prefix}shard-\${{ matrix.shard }}.json
          if-no-files-found: error
          retention-days: 7

  check:
    name: check
    needs: run
    # a check that was skipped counts as passed: it has to see that a shard is missing
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
${steps}
      - uses: actions/download-artifact@v7
        with:
          pattern: optbench-shard-*
          path: ${prefix}shards
          merge-multiple: true
      - run: ${exec} optbench merge shards/*.json --out optbench.json
      - run: ${exec} optbench check --results optbench.json --reporter table,github,junit=optbench.xml
      - uses: actions/upload-artifact@v6
        if: \${{ !cancelled() }}
        with:
          name: optbench
          path: |
            ${prefix}optbench.json
            ${prefix}optbench.xml
          if-no-files-found: warn
`;
}

/** Checkout, Node and the packages, as steps of a job. */
function renderSetup(below: string, manager: PackageManager): string {
  const { prepare, cache, install, lock } = manager;
  const folderOfLock = lock === null ? below : lock.split("/").slice(0, -1).join("/");
  return [
    "- uses: actions/checkout@v6",
    "  with:",
    "    persist-credentials: false",
    ...prepare.map((step) => `- ${step}`),
    "- uses: actions/setup-node@v6",
    "  with:",
    "    node-version: 24",
    ...(cache === null ? [] : [`    cache: ${cache}`]),
    ...(cache === null || folderOfLock === "" ? [] : [`    cache-dependency-path: ${lock}`]),
    `- run: ${install}`,
    ...(folderOfLock === below ? [] : [`  working-directory: ${folderOfLock || "."}`]),
  ]
    .map((line) => `      ${line}`)
    .join("\n");
}
