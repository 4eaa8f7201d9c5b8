import { readdir, readFile } from "node:fs/promises";

/** A run spec that ships with the package. */
export interface ShippedSpec {
  readonly name: string;
  readonly title: string;
  readonly url: URL;
}

/** Every spec that ships, by name. */
export async function shippedSpecs(packageRoot: URL): Promise<ShippedSpec[]> {
  const folder = new URL("benchmarks/", packageRoot);
  const files = await readdir(folder).catch(() => []);
  const specs = files.filter((file) => file.endsWith(".yaml")).sort();
  return Promise.all(
    specs.map(async (file) => {
      const url = new URL(file, folder);
      const text = await readFile(url, "utf8");
      // of our own files we know that the title stands on a line of its own: no need to load YAML
      const title = /^title: (.*)$/m.exec(text)?.[1] ?? "";
      return { name: file.replace(/\.yaml$/, ""), title, url };
    }),
  );
}
