import { access, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { readRunFile, type RunFile } from "../spec/run-file.js";
import type { Io } from "./io.js";
import { reasonOf } from "./reasons.js";
import { shippedSpecs } from "./shipped-specs.js";

/** A spec, and where it was found. */
export interface SpecFile extends RunFile {
  /** What the user would type for it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** What a spec is called when nobody names it. */
const USUAL_NAMES = ["yaml", "yml", "json"].map((ending) => `optbench.config.${ending}`);

/** The spec named, or the usual one of the package; undefined where there is none. */
export async function findSpec(named: string | undefined, io: Io): Promise<SpecFile | undefined> {
  if (named !== undefined) return readSpec(named, io);
  const path = await findUsual(io.cwd);
  return path === null ? undefined : readSpecAt(path, displayed(path, io.cwd), io);
}

/** From the folder up to the nearest one with a package.json. */
async function findUsual(from: string): Promise<string | null> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found: string[] = [];
    for (const name of USUAL_NAMES) if (await exists(join(folder, name))) found.push(name);
    if (found.length > 1) throw usage(`${found.join(" and ")}: which one?  --spec says`);
    if (found.length === 1) return join(folder, found[0]);
    if ((await exists(join(folder, "package.json"))) || dirname(folder) === folder) return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A spec by its path, or by the name of one that ships with the package. */
async function readSpec(name: string, io: Io): Promise<SpecFile> {
  if (/[./\\]/.test(name)) return readSpecAt(resolve(io.cwd, name), name, io);
  const shipped = await shippedSpecs(io.packageRoot);
  const found = shipped.find((spec) => spec.name === name);
  if (found !== undefined) return readSpecAt(fileURLToPath(found.url), name, io);
  const names = shipped.map((spec) => spec.name);
  const hint = `\n  ${didYouMean(name, names)}  shipped: ${names.join(", ")}`;
  return readSpecAt(resolve(io.cwd, name), name, io, hint);
}

async function readSpecAt(path: string, name: string, io: Io, hint = ""): Promise<SpecFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw usage(`cannot read the spec '${name}': ${reasonOf(error)}${hint}`);
  }
  const file = await readRunFile(text, name);
  // paths in a spec start where it lies
  const here = (other: string) => displayed(resolve(dirname(path), other), io.cwd);
  const reporters = file.presentation.reporters?.map((reporter) =>
    reporter.replace(/=(.+)$/s, (_, target: string) => `=${here(target)}`),
  );
  const presentation = { ...file.presentation, ...(reporters === undefined ? {} : { reporters }) };
  return { ...file, plugins: file.plugins.map(here), presentation, name, path };
}

/** A path as the user would type it. */
export function displayed(path: string, cwd: string): string {
  return relative(cwd, path) || ".";
}
