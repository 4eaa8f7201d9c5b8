/**
 * Makes one file of declarations of each entry point for the package: 344 files become four. In a
 * clone, where dist is built often and this takes 10 s, they name the files below dist/types.
 */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root } from "./bundle.mjs";

/** Puts them in the place of those that name the files below `dist`/types. */
export function rollUpDeclarations(dist) {
  for (const [name, entry] of [
    ["index", "index"],
    ["assert", "testing/assert"],
    ["matchers", "testing/matchers"],
    ["programs", "testing/programs"],
  ]) {
    rollUp(join(dist, "types", `${entry}.d.ts`), join(dist, `${name}.d.ts`));
  }
  // api-extractor leaves out what this one adds to vitest's own types, which is all that it has
  cpSync(join(dist, "types/testing/vitest.d.ts"), join(dist, "vitest.d.ts"));
}

function rollUp(mainEntryPointFilePath, untrimmedFilePath) {
  const none = { default: { logLevel: "none" } };
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    moduleResolution: "nodenext",
    strict: true,
    types: [],
  };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath,
      compiler: { overrideTsconfig: { compilerOptions, files: [mainEntryPointFilePath] } },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath },
      // they are about how types are documented, and that its TypeScript is older than ours
      messages: {
        compilerMessageReporting: none,
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
    packageJsonFullPath: join(root, "package.json"),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel !== "error") message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`api-extractor could not roll up ${mainEntryPointFilePath}`);
}
