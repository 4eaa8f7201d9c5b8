import { access } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { builtins } from "../../bench/builtins.js";
import { messageOf, usage } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import { extendSpec } from "../../plan/extend.js";
import { readRunPart, refuseIncomplete, type RunFile } from "../../plan/run-file.js";
import { readText } from "../../files/files.js";
import type { Io } from "../program/io.js";
import { pluginsIn, type Plugin } from "./plugins.js";
import { shippedSpecs } from "./shipped-specs.js";
import { importSpec, isModule } from "./spec-module.js";

/** A spec with all that it extends, and the plugins of all of them. */
interface WholeSpec {
  readonly file: RunFile;
  readonly plugins: readonly Plugin[];
}

/** A spec, and where it was found. */
export interface SpecFile extends WholeSpec {
  /** What the user would type for it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Whether it ships with the package. */
  readonly isShipped: boolean;
}

/** What a spec is called when nobody names it. */
export const USUAL_NAMES = ["yaml", "yml", "json", "mjs", "js"].map(
  (ending) => `optbench.config.${ending}`,
);

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
  if (name === "") throw usage("the name of the spec is empty");
  const flag = flagFor(name);
  if (flag === "" && /[./\\]/.test(name)) return readSpecAt(resolve(io.cwd, name), name, io);
  const shipped = await shippedSpecs(io.packageRoot);
  const found = shipped.find((spec) => spec.name === name);
  if (found !== undefined) {
    return { ...(await readSpecAt(fileURLToPath(found.url), name, io)), isShipped: true };
  }
  const names = shipped.map((spec) => spec.name);
  const hints = [flag === "" ? didYouMean(name, names) : flag, `shipped: ${names.join(", ")}`];
  const hint = hints.filter((part) => part !== "").join("  ");
  return readSpecAt(resolve(io.cwd, name), name, io, `\n  ${hint}`);
}

/** "booth is a function: --fn booth", for who leaves the flag out; else nothing. */
function flagFor(typed: string): string {
  const [id] = typed.split(/[:+(]/);
  const [found] = builtins().all(id);
  if (found?.kind === "function") return `${id} is a function: --fn ${typed}`;
  return found?.kind === "optimizer" ? `${id} is an optimizer: --opt ${typed}` : "";
}

async function readSpecAt(path: string, name: string, io: Io, hint = ""): Promise<SpecFile> {
  const whole = await readWithBases(path, name, io, [], hint);
  refuseIncomplete(whole.file, name);
  return { ...whole, name, path, isShipped: false };
}

/** A spec with all that it extends. Paths in a spec start where it lies. */
async function readWithBases(
  path: string,
  name: string,
  io: Io,
  above: readonly string[],
  hint = "",
): Promise<WholeSpec> {
  if (above.includes(path)) throw usage(`${name} extends itself`);
  const file = await readOne(path, name, hint);
  const folder = dirname(path);
  const shown = (other: string) => displayed(resolve(folder, other), io.cwd);
  const reporters = file.presentation.reporters?.map((reporter) =>
    reporter.replace(/=(.+)$/s, (_, target: string) => `=${shown(target)}`),
  );
  const presentation = { ...file.presentation, ...(reporters === undefined ? {} : { reporters }) };
  let spec: RunFile | undefined;
  const plugins: Plugin[] = [];
  for (const base of file.extends) {
    const further = await readWithBases(resolve(folder, base), shown(base), io, [...above, path]);
    spec = spec === undefined ? further.file : extendSpec(spec, further.file);
    plugins.push(...further.plugins);
  }
  const own = { ...file, presentation };
  return {
    file: spec === undefined ? own : extendSpec(spec, own),
    plugins: [...plugins, ...pluginsIn(folder, file.plugins)],
  };
}

async function readOne(path: string, name: string, hint: string): Promise<RunFile> {
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    throw usage(`cannot read the spec '${name}': ${messageOf(error)}${hint}`);
  }
  return isModule(path) ? importSpec(path, name) : readRunPart(text, name);
}

/** A path as the user would type it. */
export function displayed(path: string, cwd: string): string {
  return relative(cwd, path) || ".";
}
