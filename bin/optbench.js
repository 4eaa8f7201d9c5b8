#!/usr/bin/env node
// CommonJS (see package.json beside it): Node's loader of ES modules takes 5 ms of a start-up
const { pathToFileURL } = require("node:url");
const { start } = require("../dist/cli.cjs");

void start(pathToFileURL(`${__dirname}/../`));
