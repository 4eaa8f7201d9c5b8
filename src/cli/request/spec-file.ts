import { access, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { builtins } from "../../bench/builtins.js";
import { messageOf, usage } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import { extendSpec } from "../../plan/extend.js";
import { readRunPart, refuseIncomplete, type RunFile } from "../../plan/run-file.js";
import { readText } from "../../files/files.js";
import type { Io } from "../program/io.js";
import { keyOfPlugin, type Plugin } from "../plugins/plugin.js";
import { pluginsIn } from "../plugins/plugins.js";
import { refuseReading } from "./spec-bounds.js";
import { shippedSpecs } from "./shipped-specs.js";
import { importSpec, isModule } from "./spec-module.js";

/** A spec with all that it extends, and the plugins of all of them. */
interface WholeSpec {
  readonly file: RunFile;
  readonly plugins: readonly Plugin[];
  /** Its file and those that it extends. */
  readonly files: readonly string[];
  /** The file that says what is to be written. */
  readonly reportersFrom: string;
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
export const USUAL_NAMES = ["yaml", "yml", "json", "mjs", "js", "ts"].map(
  (ending) => `optbench.config.${ending}`,
);

/** The spec named, or the usual one of the package; undefined where there is none. */
export async function findSpec(named: string | undefined, io: Io): Promise<SpecFile | undefined> {
  if (named !== undefined) return readSpec(named, io);
  const path = await findUsual(io.cwd);
  if (path === null) return undefined;
  const found = await readSpecAt(path, displayed(path, io.cwd), io);
  refuseCommands(found);
  return found;
}

/** A program is started for a spec that its user has named, and for no other. */
function refuseCommands({ plugins, name }: SpecFile): void {
  const found = plugins.find(({ program }) => program !== undefined);
  if (found === undefined) return;
  throw usage(
    `${name}: plugins: a command is run only from a spec that is named: optbench run ${name}`,
  );
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
  return readSpecAt(resolve(io.cwd, name), name, io, hint);
}

/** "booth is a function: --fn booth", if the flag was left out; else nothing. */
function flagFor(typed: string): string {
  const [id] = typed.split(/[:+(]/);
  const [found] = builtins().all(id);
  if (found?.kind === "function") return `${id} is a function: --fn ${typed}`;
  return found?.kind === "optimizer" ? `${id} is an optimizer: --opt ${typed}` : "";
}

async function readSpecAt(path: string, name: string, io: Io, hint = ""): Promise<SpecFile> {
  const whole = await readWithBases(path, name, io, hint);
  refuseIncomplete(whole.file, name);
  return { ...whole, name, path, isShipped: false };
}

/**
 * A spec with all that it extends. Each file counts once, where it stands last: later ones replace
 * what earlier ones say.
 */
async function readWithBases(path: string, name: string, io: Io, hint: string): Promise<WholeSpec> {
  const files: OneFile[] = [];
  await collect({ path, name, above: [], hint, seen: new Set(), files }, io);
  const [first, ...over] = files.toReversed();
  const plugins = new Map(
    files.toReversed().flatMap((one) => one.plugins.map((p) => [keyOfPlugin(p), p])),
  );
  return {
    file: over.reduce((whole, { file }) => extendSpec(whole, file), first.file),
    plugins: [...plugins.values()],
    files: files.map((one) => one.path),
    reportersFrom:
      files.find(({ file }) => file.presentation.reporters !== undefined)?.path ?? path,
  };
}

/** A spec as one file has it; paths in it start where it lies. */
interface OneFile extends Pick<WholeSpec, "file" | "plugins"> {
  readonly path: string;
}

interface Collecting {
  readonly path: string;
  readonly name: string;
  /** The files that lead here. */
  readonly above: readonly string[];
  readonly hint: string;
  readonly seen: Set<string>;
  /** What is found, the last one first. */
  readonly files: OneFile[];
}

/** More files than this are a mistake, or an attack. */
const MOST_FILES = 100;

async function collect(
  { path, name, above, hint, seen, files }: Collecting,
  io: Io,
): Promise<void> {
  const real = await realpath(path).catch(() => path);
  if (above.includes(real)) throw usage(`${name} extends itself`);
  if (seen.has(real)) return;
  seen.add(real);
  if (seen.size > MOST_FILES)
    throw usage(`${name}: more than ${MOST_FILES} files extend one another`);
  const file = await readOne(path, { name, hint, packageRoot: io.packageRoot });
  const folder = dirname(path);
  const shown = (other: string) => displayed(resolve(folder, other), io.cwd);
  const reporters = file.presentation.reporters?.map((reporter) =>
    reporter.replace(/=(.+)$/s, (_, target: string) => `=${shown(target)}`),
  );
  const presentation = { ...file.presentation, ...(reporters === undefined ? {} : { reporters }) };
  const plugins = pluginsIn(folder, file.plugins);
  const root = fileURLToPath(io.packageRoot);
  for (const plugin of plugins) {
    // a program lies where the system finds it
    if (plugin.program !== undefined) continue;
    const flag = `--plugin ${plugin.name}`;
    await refuseReading({ spec: path, path: plugin.file, shown: plugin.name, flag }, root);
  }
  files.push({ path, file: { ...file, presentation }, plugins });
  for (const base of file.extends.toReversed()) {
    const below = { path: resolve(folder, base), name: shown(base), above: [...above, real] };
    const flag = `--spec ${below.name}`;
    await refuseReading({ spec: path, path: below.path, shown: base, flag }, root);
    await refuseNoSpec(below);
    await collect({ ...below, hint: "", seen, files }, io);
  }
}

/** What another spec names is read, and quoted in errors, only where it can be a spec. */
async function refuseNoSpec({ path, name }: { path: string; name: string }): Promise<void> {
  if (!/\.(ya?ml|json|m?[jt]s)$/.test(path))
    throw usage(`extends ${name}: a spec ends in .yaml, .yml, .json, .mjs, .js or .ts`);
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isFile()) throw usage(`extends ${name}: it is not a file`);
}

async function readOne(
  path: string,
  { name, hint, packageRoot }: Pick<Collecting, "name" | "hint"> & Pick<Io, "packageRoot">,
): Promise<RunFile> {
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    throw usage(`cannot read the spec '${name}': ${messageOf(error)}`, { hint });
  }
  return isModule(path) ? importSpec(path, name, packageRoot) : readRunPart(text, name);
}

/** A path as the user would type it. */
export function displayed(path: string, cwd: string): string {
  return relative(cwd, path) || ".";
}
