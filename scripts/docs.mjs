/**
 * Writes what the definitions make: pages of docs/ and their pictures, the JSON Schemas of specs, results and baselines,
 * and the types of names.
 * Tests fail when they are stale.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { format, resolveConfig } from "prettier";
import { root } from "./bundle.mjs";

const made = await build({
  absWorkingDir: root,
  stdin: {
    contents: `
      import { builtins } from "./src/bench/builtins.js";
      import { catalogueDocs } from "./src/report/catalogue-docs.js";
      import { namesModule } from "./src/report/names-module.js";
      import { printSchema, specSchema } from "./src/plan/spec-schema.js";
      import { baselineSchema } from "./src/records/baseline-schema.js";
      import { resultsSchema } from "./src/records/results-schema.js";
      import { cataloguePictures } from "./scripts/catalogue-pictures.js";
      export const pictures = cataloguePictures(builtins());
      export const pages = catalogueDocs(builtins(), new Set(pictures.keys()));
      export const names = namesModule(builtins());
      export const spec = printSchema(specSchema(builtins()));
      export const documents = { baseline: baselineSchema(), results: resultsSchema() };`,
    resolveDir: root,
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const code = Buffer.from(made.outputFiles[0].text).toString("base64");
const { documents, names, pages, pictures, spec } = await import(
  `data:text/javascript;base64,${code}`
);
for (const [name, text] of Object.entries(pages)) {
  await writeFile(new URL(`../docs/${name}`, import.meta.url), text);
}
const gallery = new URL("../docs/pictures/", import.meta.url);
for (const kind of ["optimizers", "functions", "schedules"]) {
  await rm(new URL(kind, gallery), { recursive: true, force: true });
  await mkdir(new URL(kind, gallery), { recursive: true });
}
for (const [path, svg] of pictures) await writeFile(new URL(path, gallery), svg);
await writeFile(new URL("../schemas/spec.schema.json", import.meta.url), spec);
for (const [name, schema] of Object.entries(documents)) {
  const file = new URL(`../schemas/${name}.schema.json`, import.meta.url);
  const options = { ...(await resolveConfig(file)), filepath: fileURLToPath(file) };
  await writeFile(file, await format(JSON.stringify(schema), options));
}
await writeFile(new URL("../src/plan/names.ts", import.meta.url), names);
