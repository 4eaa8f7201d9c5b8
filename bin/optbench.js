#!/usr/bin/env node
// CommonJS (see package.json beside it): Node's loader of ES modules takes 5 ms of a start-up
const { pathToFileURL } = require("node:url");

try {
  void require("../dist/cli.cjs").start(pathToFileURL(`${__dirname}/../`));
} catch (error) {
  const [reason] = String(error.message).split("\n");
  process.stderr.write(
    `error: dist/cli.cjs is missing or damaged: ${reason}\n  to mend it, install optbench anew\n`,
  );
  // 1 would mean a regression
  process.exitCode = 70;
}
