import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { AnyDefinition } from "../../core/definition.js";
import { messageOf, usage } from "../../core/errors.js";
import type { Catalogue, Entries } from "../../plan/catalogue.js";
import type { PluginEntry } from "../../plan/plugin-entry.js";
import { importOrRefuse } from "./import-or-refuse.js";
import { isProgram, keyOfPlugin, type Plugin, type PluginHost } from "./plugin.js";

/** The list of the catalogue to which a definition belongs. */
const LISTS: Readonly<Record<AnyDefinition["kind"], keyof Entries>> = {
  optimizer: "optimizers",
  function: "functions",
  schedule: "schedules",
  modifier: "modifiers",
  transform: "transforms",
};

/** The frames that a stack keeps, so that all of the user's are among them; V8 keeps 10 by itself. */
const MOST_FRAMES = 200;

/** Plugins by paths that start in a folder, and programs that work there. */
export function pluginsIn(folder: string, entries: readonly PluginEntry[] = []): Plugin[] {
  return entries.map((entry) => {
    if (typeof entry === "string") return { name: entry, file: resolve(folder, entry) };
    const { command: argv, ...limit } = entry;
    const program = { argv, cwd: folder, ...limit };
    // messages show [python3, mine.py] as mine.py: the other arguments may be private
    const isFile = (word: string) =>
      statSync(resolve(folder, word), { throwIfNoEntry: false })?.isFile() === true;
    const file = argv.slice(1).find(isFile) ?? argv[0];
    return { name: basename(file), file: resolve(folder, file), program };
  });
}

/**
 * The catalogue with what the plugins define.
 *
 * @param warn hears of functions whose gradient is missing or wrong
 * @param host hears, before the first of them is loaded, that strays are to be expected
 */
export async function loadPlugins(
  plugins: readonly Plugin[],
  catalogue: Catalogue,
  warn: (message: string) => void,
  host: PluginHost,
): Promise<Catalogue> {
  if (plugins.length === 0) return catalogue;
  host.expectStrays?.();
  Error.stackTraceLimit = MOST_FRAMES;
  const { checkFunction } = await import("./check-function.js");
  const { refuseFalseClaim } = await import("./coordinatewise-check.js");
  const { namePlugin } = await import("./name-plugin.js");
  let all = catalogue;
  const loaded = new Set<string>();
  for (const plugin of plugins) {
    const { name } = plugin;
    const key = keyOfPlugin(plugin);
    if (loaded.has(key)) continue;
    loaded.add(key);
    for (const definition of await definitionsOf(plugin, host)) {
      if (definition.kind === "function") {
        const warning = checkFunction(definition, `plugin ${name}: '${definition.id}'`);
        if (warning !== null) warn(`plugin ${name}: ${warning}`);
      }
      refuseFalseClaim(definition, `plugin ${name}: '${definition.id}'`);
      try {
        all = all.with({ [LISTS[definition.kind]]: [namePlugin(definition, name)] });
      } catch (error) {
        throw usage(`plugin ${name}: ${messageOf(error)}`);
      }
    }
  }
  return all;
}

async function definitionsOf(plugin: Plugin, host: PluginHost): Promise<AnyDefinition[]> {
  if (plugin.program === undefined) await refuseNoFile(plugin);
  return isProgram(plugin) ? startedDefinitions(plugin, host) : importDefinitions(plugin, host);
}

async function startedDefinitions(
  { name, file, program }: Plugin,
  host: PluginHost,
): Promise<AnyDefinition[]> {
  const { pythonCommand, startProgram } = await import("../../foreign/start-program.js");
  const { readDefinition } = await import("./read-definition.js");
  const { definitions } = startProgram(name, program ?? pythonCommand(name, file), host);
  return definitions.map((one, k) => readDefinition(one, `plugin ${name}: definition ${k}`));
}

async function importDefinitions(
  { name, file }: Plugin,
  { packageRoot }: PluginHost,
): Promise<AnyDefinition[]> {
  const module = await importOrRefuse(file, packageRoot, `plugin ${name}`);
  refuseTampering(name);
  const { default: exported } = module;
  if (exported === undefined) {
    const others = Object.keys(module).join(", ");
    throw usage(`there is no default export${others === "" ? "" : `, only ${others}`}`, {
      field: `plugin ${name}`,
      hint: "expected: export default defineOptimizer({…}), defineFunction({…}) or a list of them",
    });
  }
  const { readDefinition } = await import("./read-definition.js");
  const list = Array.isArray(exported) ? exported : [exported];
  if (list.length === 0) throw usage(`plugin ${name}: the default export is an empty list`);
  return list.map((entry, k) => {
    const place = Array.isArray(exported)
      ? `entry ${k} of the default export`
      : "the default export";
    return readDefinition(entry, `plugin ${name}: ${place}`);
  });
}

/** A property that every object inherits and every `for … in` finds breaks code that is not the plug-in's. */
function refuseTampering(plugin: string): void {
  for (const [what, one] of Object.entries({ object: {}, list: [] })) {
    for (const key in one) {
      throw usage(`it gives every ${what} a property '${key}'`, {
        field: `plugin ${plugin}`,
        hint: "Object.defineProperty makes one that loops do not find",
      });
    }
  }
}

async function refuseNoFile({ name, file }: Plugin): Promise<void> {
  if (name === "") throw usage("--plugin: the path is empty");
  const found = await stat(file).catch(() => null);
  if (found === null) throw usage(`plugin ${name}: there is no such file`);
  if (found.isDirectory()) throw usage(`plugin ${name}: it is a folder`);
}
