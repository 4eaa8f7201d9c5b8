import { jsonText } from "../../core/json-text.js";
import { readFile } from "node:fs/promises";
import { builtins } from "../../bench/builtins.js";
import { usage } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import { searchEntries } from "../../plan/search-entries.js";
import { renderNote, renderShow, type Note } from "../../report/show.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import { readLook } from "../request/screen-request.js";
import type { Flags } from "../flags/read-flags.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { isFigureFormat, readDrawing, type FigureFormat } from "../figures/figure-flags.js";
import { readOutputs } from "../request/outputs.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { REPORTERS } from "../../report/reporters.js";
import { shippedSpecs } from "../request/shipped-specs.js";
import { asStarted } from "../flags/as-started.js";

/** `optbench show <name>`: rule or formula, parameters, source. */
export async function show(name: string, flags: Flags, io: Io): Promise<number> {
  const catalogue = await loadPlugins(pluginsIn(io.cwd, flags.plugin), builtins(), () => {}, io);
  if (flags.to !== undefined) return draw(name, flags, catalogue, io);
  const look = await lookOf(io.stdout, io.env, readLook(flags));
  const found = catalogue.all(name);
  const notes = await notesOf(io.packageRoot);
  const noted = notes.filter(({ id }) => id === name);
  if (found.length + noted.length === 0) {
    const names = [...catalogue.names(), ...notes.map(({ id }) => id)];
    const [id] = name.split(/[:+(]/);
    const isKnown = id !== name && catalogue.all(id).length > 0;
    const alike = searchEntries(name, catalogue.entries()).map((one) => one.id);
    const like =
      alike.length === 0
        ? didYouMean(name, names)
        : alike
            .map((one) => `try optbench show ${one}`)
            .slice(0, 3)
            .join("  ");
    const hints = [isKnown ? `try optbench show ${id}` : like, "all: optbench list"];
    throw usage(`there is no '${name}'`, {
      hint: `${hints.filter((hint) => hint !== "").join("  ")}`,
    });
  }
  const shown = [
    ...found.map((definition) =>
      renderShow(definition, look, grid, catalogue.namesakes(definition)),
    ),
    ...noted.map((note) => renderNote(note, look)),
  ];
  io.stdout.write(
    flags.json === true
      ? `${jsonText([...found, ...noted], 2)}\n`
      : asStarted(shown.join("\n"), io.env),
  );
  return EXIT.ok;
}

/** `optbench show <name> --to svg`: its picture. */
async function draw(name: string, flags: Flags, catalogue: Catalogue, io: Io): Promise<number> {
  const outputs = readOutputs({ reporter: flags.to! }, io.cwd, "--to").filter(
    ({ reporter }) => reporter !== "table",
  );
  const other = outputs.find(({ reporter }) => !isFigureFormat(reporter));
  if (other !== undefined) throw usage(`show --to draws svg or png, not ${other.reporter}`);
  const figures = readDrawing(flags, outputs);
  const [{ figureOfEntry }, files] = await Promise.all([
    import("../figures/entry-figure.js"),
    import("../figures/figure-files.js"),
  ]);
  const figure = figureOfEntry(name, catalogue);
  for (const { reporter, path } of outputs) {
    if (path !== null) await files.refuseUnwritableFigures(reporter as FigureFormat, path, io.cwd);
    await files.writeFigures([figure], path, reporter as FigureFormat, figures, io);
  }
  return EXIT.ok;
}

/** Names that `list` shows beside definitions: the specs that ship, and the reporters. */
async function notesOf(packageRoot: URL): Promise<Note[]> {
  const specs = await shippedSpecs(packageRoot);
  const texts = await Promise.all(specs.map(({ url }) => readFile(url, "utf8")));
  const reporters = Object.entries(REPORTERS);
  return [
    ...specs.map(({ name, title }, k) => ({
      id: name,
      title,
      kind: "spec",
      text: texts[k],
      example: `optbench run ${name}`,
    })),
    ...reporters.map(([id, { title }]) => ({
      id,
      title,
      kind: "reporter",
      text: "",
      example:
        id === "verdicts"
          ? `optbench check book --reporter ${id}`
          : `optbench run -f anisotropic -o sgd:lr=0.95 --reporter ${id}`,
    })),
  ];
}
