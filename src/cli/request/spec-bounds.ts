import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { usage } from "../../core/errors.js";

/** Files that tell package managers, compilers and tools what to do, among those that a format's ending fits. */
const MANIFESTS = new Set(
  (
    "package.json package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml pnpm-workspace.yaml " +
    "bun.lock bun.lockb deno.json deno.jsonc deno.lock jsr.json bower.json lerna.json nx.json turbo.json " +
    "angular.json vercel.json firebase.json renovate.json biome.json composer.json " +
    "cmakelists.txt cmakepresets.json pom.xml build.xml androidmanifest.xml"
  ).split(" "),
);
/** And their kin: tsconfig.build.json, requirements-dev.txt. */
const MANIFEST = /^(?:[jt]sconfig(?:\..+)?\.json|(?:requirements|constraints).*\.txt)$/;

/** A path that a spec names. The user may not have written the spec, so the path is not trusted. */
export interface NamedBySpec {
  /** The spec that says it. */
  readonly spec: string;
  /** Absolute. */
  readonly path: string;
  /** As messages name it. */
  readonly shown: string;
  /** What the user may type in its place. */
  readonly flag: string;
}

/**
 * Refuses to read what does not lie, by its real path, in the repository of the spec, or in this
 * package.
 */
export async function refuseReading(named: NamedBySpec, packageRoot: string): Promise<void> {
  const real = await realpath(named.path).catch(() => named.path);
  const folder = dirname(await realOf(named.spec));
  if (isBelow(real, await repositoryOf(folder)) || isBelow(real, await realOf(packageRoot))) return;
  refuse(named, "read", "it lies outside the repository of the spec");
}

/**
 * Refuses to write where a spec has no business: outside its package, through a link, into hidden
 * files and folders, node_modules or a manifest, and over a file of another format.
 */
export async function refuseWriting(named: NamedBySpec, ending: string): Promise<void> {
  const { spec, path } = named;
  const root = await packageOf(dirname(await realOf(spec)));
  const target = join(await realOf(dirname(path)), basename(path));
  if (!isBelow(target, root)) refuse(named, "write", "it lies outside the package of the spec");
  const parts = relative(root, target).split(sep);
  const hidden = parts.find((part) => part.startsWith(".") || plain(part) === "node_modules");
  if (hidden !== undefined) refuse(named, "write", `'${hidden}' is not for a spec to write to`);
  if (isManifest(plain(basename(target)))) refuse(named, "write", "it is a manifest");
  const found = await lstat(target).catch(() => null);
  if (found === null) return;
  if (found.isSymbolicLink()) refuse(named, "write", "it is a link");
  if (!found.isFile()) refuse(named, "write", "it is not a file");
  if (extname(target) !== ending)
    refuse(named, "write", `it is there, and does not end in ${ending}`);
}

function isManifest(name: string): boolean {
  return MANIFESTS.has(name) || MANIFEST.test(name);
}

/**
 * A name as the least particular system takes it: macOS and Windows do not tell large letters from
 * small ones, and Windows leaves out dots and blanks at the end and what follows a colon.
 */
function plain(name: string): string {
  const [file] = name.toLowerCase().split(":");
  let end = file.length;
  while (end > 0 && ". ".includes(file[end - 1])) end--;
  return file.slice(0, end);
}

function refuse({ spec, shown, flag }: NamedBySpec, verb: string, why: string): never {
  throw usage(`${basename(spec)} may not ${verb} ${shown}: ${why}`, {
    hint: `to do it all the same: ${flag}`,
  });
}

/** The real path; for a missing file, the real path of the nearest existing folder. */
async function realOf(path: string): Promise<string> {
  const absolute = resolve(path);
  const real = await realpath(absolute).catch(() => null);
  if (real !== null || dirname(absolute) === absolute) return real ?? absolute;
  return join(await realOf(dirname(absolute)), basename(absolute));
}

function isBelow(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** The nearest folder with .git, else the outermost with a package.json, else the folder itself. */
async function repositoryOf(folder: string): Promise<string> {
  const above = foldersAbove(folder);
  for (const one of above) if (await isThere(join(one, ".git"))) return one;
  for (const one of above.toReversed()) if (await isThere(join(one, "package.json"))) return one;
  return folder;
}

/** The nearest folder with a package.json, else the repository. */
async function packageOf(folder: string): Promise<string> {
  for (const one of foldersAbove(folder)) if (await isThere(join(one, "package.json"))) return one;
  return repositoryOf(folder);
}

function foldersAbove(folder: string): string[] {
  const up = dirname(folder);
  return up === folder ? [folder] : [folder, ...foldersAbove(up)];
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
