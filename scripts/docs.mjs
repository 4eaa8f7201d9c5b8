/**
 * Writes what the definitions make: pages of docs/, and the JSON Schema of specs. A test fails when
 * they are stale.
 */
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { root } from "./bundle.mjs";

const made = await build({
  absWorkingDir: root,
  stdin: {
    contents: `
      import { builtins } from "./src/bench/builtins.js";
      import { catalogueDocs } from "./src/report/catalogue-docs.js";
      import { printSchema, specSchema } from "./src/plan/spec-schema.js";
      export const pages = catalogueDocs(builtins());
      export const schema = printSchema(specSchema(builtins()));`,
    resolveDir: root,
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const code = Buffer.from(made.outputFiles[0].text).toString("base64");
const { pages, schema } = await import(`data:text/javascript;base64,${code}`);
for (const [name, text] of Object.entries(pages)) {
  await writeFile(new URL(`../docs/${name}`, import.meta.url), text);
}
await writeFile(new URL("../schemas/spec.schema.json", import.meta.url), schema);
