import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { usage } from "../../core/errors.js";
import { reasonOf } from "../../files/reasons.js";
import { displayed, USUAL_NAMES } from "../request/spec-file.js";
import { addScript, SCRIPT } from "./add-script.js";
import { addAttribute, ATTRIBUTE } from "./git-attributes.js";
import type { Cluster } from "./clusters.js";
import { findPackageManager, type PackageManager } from "./package-manager.js";
import { isThere, type Places } from "./places.js";
import type { Io } from "../program/io.js";
import { schemaFor } from "./schema-line.js";
import { renderWorkflow, workflowPath } from "./workflow.js";

/** What is to become of one file. */
export interface Proposal {
  /** As the user would type it. */
  readonly path: string;
  /** What it holds; null where there is none. */
  readonly before: string | null;
  /** What it is to hold; null where it is left. */
  readonly text: string | null;
  /** What is written or added, or why nothing is. */
  readonly what: string;
}

/** What `init` would do in a place, and how packages are handled there. */
export interface Proposals {
  readonly files: readonly Proposal[];
  readonly manager: PackageManager;
  readonly hasOptbench: boolean;
}

/** Looks at what is there. Throws a usage error for what cannot be read. */
export async function proposalsFor(
  places: Places,
  clusters: readonly Cluster[],
  { cwd, packageRoot }: Pick<Io, "cwd" | "packageRoot">,
): Promise<Proposals> {
  const manager = await findPackageManager(places);
  const path = displayed(join(places.package, "package.json"), cwd);
  const before = await readThere(join(places.package, "package.json"), path);
  const script = addScript(before, path);
  const manifest: Proposal = {
    path,
    before,
    text: script.text,
    what: script.left === "" ? `script "${SCRIPT.name}": "${SCRIPT.command}"` : script.left,
  };
  const { hasOptbench } = script;
  if (clusters.length > 0) {
    const spec = await proposeSpec(places.package, packageRoot, cwd);
    const { exec } = manager;
    const jobs = clusters.map(({ name, what, render }) =>
      proposeNew(join(places.package, name), render(exec), what, cwd),
    );
    return { files: [...spec, ...(await Promise.all(jobs))], manager, hasOptbench };
  }
  const workflow = join(places.repository, workflowPath(places.below));
  return {
    files: [
      ...(await proposeSpec(places.package, packageRoot, cwd)),
      manifest,
      await proposeNew(workflow, renderWorkflow(places.below, manager), "4 shards, 1 check", cwd),
      await proposeAttribute(places.package, cwd),
    ],
    manager,
    hasOptbench,
  };
}

async function proposeSpec(folder: string, packageRoot: URL, cwd: string): Promise<Proposal[]> {
  for (const name of USUAL_NAMES) {
    if (await isThere(join(folder, name)))
      return [await proposeNew(join(folder, name), "", "", cwd)];
  }
  const { path, copy } = await schemaFor(folder, packageRoot);
  const what = "a spec to start from";
  const spec = await proposeNew(join(folder, USUAL_NAMES[0]), starterSpec(path), what, cwd);
  if (copy === null) return [spec];
  return [spec, await proposeNew(join(folder, path), copy, "what editors know of specs", cwd)];
}

async function proposeNew(
  target: string,
  text: string,
  what: string,
  cwd: string,
): Promise<Proposal> {
  const path = displayed(target, cwd);
  if (!(await isThere(target))) return { path, before: null, text, what };
  return { path, before: "", text: null, what: "it is there already" };
}

async function proposeAttribute(folder: string, cwd: string): Promise<Proposal> {
  const target = join(folder, ".gitattributes");
  const path = displayed(target, cwd);
  const before = (await isThere(target)) ? await readThere(target, path) : null;
  const text = addAttribute(before ?? "");
  const what = text === null ? "it says how baselines merge" : ATTRIBUTE;
  return { path, before, text, what };
}

/** A text with every byte that it has, a byte order mark too. */
async function readThere(target: string, path: string): Promise<string> {
  const bytes = await readFile(target).catch((error: unknown) => {
    throw usage(`cannot read ${path}: ${reasonOf(error)}`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw usage(`cannot read ${path}: it is not text in UTF-8`);
  }
}

/** The spec that `optbench init` writes: small, quick, and every key worth knowing is in sight. */
function starterSpec(schema: string): string {
  return `# yaml-language-server: $schema=${schema}
# What \`optbench check\` runs and compares with optbench.config.baseline.json.
functions: [anisotropic, rosenbrock, beale]
optimizers:
  - adam:lr=0.02
  - momentum:lr=0.002

# Your own code: a file that exports what defineOptimizer makes, named here, used above by its id.
# plugins: ./my-optimizer.mjs

iterations: 5000
tolerance: 1e-4

# The digits are the same on every machine, so one step more fails. To allow some:
# allow: { steps: 2 }
`;
}
