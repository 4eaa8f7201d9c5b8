import { lstat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { usage } from "../../core/errors.js";

/** Where a gate is set up. All absolute but `below`. */
export interface Places {
  /** The folder of the nearest package.json. */
  readonly package: string;
  /** The folder that git knows as the root; that of the package where there is no repository. */
  readonly repository: string;
  /** The package from the repository, with slashes; "" where they are one. */
  readonly below: string;
  readonly hasRepository: boolean;
}

/** Names of folders that need no quotes in a shell or in YAML, and hold no expression of GitHub's. */
const PLAIN = /^[\w@.][\w@.-]*(\/[\w@.][\w@.-]*)*$/;

/** From the working folder up to the root of the repository, never beyond it. */
export async function findPlaces(cwd: string): Promise<Places> {
  const from = resolve(cwd);
  const repository = await folderWith(".git", from, null);
  const folder = await folderWith("package.json", from, repository);
  if (folder === null) {
    const where = repository === null ? "or above" : "or above it in the repository";
    throw usage(`there is no package.json here ${where}`, { hint: "to make one: npm init -y" });
  }
  const root = repository ?? folder;
  const below = relative(root, folder).split(sep).join("/");
  if (below !== "" && !PLAIN.test(below)) {
    throw usage(
      `the folder '${below}' cannot be named in a workflow: a name has letters, digits, '-', '_', '.' and '@'`,
    );
  }
  return { package: folder, repository: root, below, hasRepository: repository !== null };
}

/** The nearest folder that has an entry, up to `last` (null: up to the root of the file system). */
async function folderWith(name: string, from: string, last: string | null): Promise<string | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (await isThere(join(folder, name))) return folder;
    if (folder === last || dirname(folder) === folder) return null;
  }
}

/** Whether anything has this name: a link that leads nowhere is something, too. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
