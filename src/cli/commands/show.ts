import { builtins } from "../../bench/builtins.js";
import { usage } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import { renderShow } from "../../report/show.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../exit-codes.js";
import type { Io } from "../io.js";
import { loadPlugins } from "../plugins.js";

interface ShowFlags {
  readonly json?: boolean;
  readonly plugin?: string[];
}

/** `optbench show <name>`: rule or formula, parameters, source. */
export async function show(name: string, flags: ShowFlags, io: Io): Promise<number> {
  const catalogue = await loadPlugins(flags.plugin ?? [], builtins(), io.cwd, () => {});
  const found = catalogue.all(name);
  if (found.length === 0) {
    const hint = didYouMean(name, catalogue.names());
    throw usage(`there is no '${name}'\n  ${hint}${hint === "" ? "" : "  "}all: optbench list`);
  }
  if (flags.json === true) {
    io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    return EXIT.ok;
  }
  const look = await lookOf(io.stdout, io.env, { color: "auto", ascii: false });
  io.stdout.write(found.map((definition) => renderShow(definition, look, grid)).join("\n"));
  return EXIT.ok;
}
