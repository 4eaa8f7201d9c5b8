import { jsonText } from "../../core/json-text.js";
import { builtins } from "../../bench/builtins.js";
import { inGroups } from "../../core/function-groups.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { type ListSection, renderList } from "../../report/list.js";
import { REPORTERS } from "../../report/reporters.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { readWord } from "../flags/read-option.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { readLook } from "../request/screen-request.js";
import { shippedSpecs } from "../request/shipped-specs.js";
import { asStarted } from "../flags/as-started.js";

/** What `list` may be asked for. */
export const LIST_KINDS = [
  "optimizers",
  "functions",
  "schedules",
  "modifiers",
  "transforms",
  "specs",
  "reporters",
] as const;

/** `optbench list`: names and one-liners of everything that has a name. */
export async function list(what: string | undefined, flags: Flags, io: Io): Promise<number> {
  const kinds = what === undefined ? LIST_KINDS : [readWord("list", what, LIST_KINDS)];
  const catalogue = await loadPlugins(pluginsIn(io.cwd, flags.plugin), builtins(), () => {}, io);
  const sections = (
    await Promise.all(kinds.map((kind) => sectionsOf(kind, catalogue, io.packageRoot)))
  ).flat();
  if (flags.json === true) {
    const entries = sections.flatMap((section) =>
      section.entries.map(({ id, title }) => ({
        kind: section.kind,
        group: section.heading,
        id,
        title,
      })),
    );
    io.stdout.write(`${jsonText(entries, 2)}\n`);
    return EXIT.ok;
  }
  const look = await lookOf(io.stdout, io.env, readLook(flags));
  io.stdout.write(renderList(sections, look, grid));
  if (what === undefined) {
    io.stdout.write(asStarted("\nMore of one: optbench show <name>\n", io.env));
  }
  return EXIT.ok;
}

interface Section extends ListSection {
  readonly kind: string;
}

async function sectionsOf(
  kind: (typeof LIST_KINDS)[number],
  catalogue: Catalogue,
  packageRoot: URL,
): Promise<Section[]> {
  switch (kind) {
    case "functions":
      return underHeadings(
        inGroups(catalogue.functions),
        ({ group }) => `functions: ${group}`,
        kind,
      );
    case "specs": {
      const entries = (await shippedSpecs(packageRoot)).map(({ name, title }) => ({
        id: name,
        title,
      }));
      return [{ kind, heading: "specs that ship: optbench run <name>", entries }];
    }
    case "reporters": {
      const entries = Object.entries(REPORTERS).map(([id, { title }]) => ({ id, title }));
      return [{ kind, heading: "reporters", entries }];
    }
    default:
      if (catalogue[kind].length === 0) return [{ kind, heading: kind, entries: [] }];
      return underHeadings<{ id: string; title: string }>(
        catalogue[kind],
        ({ id }) => (id.includes("/") ? `${kind}: ${id.split("/")[0]}` : kind),
        kind,
      );
  }
}

function underHeadings<T extends { readonly id: string; readonly title: string }>(
  entries: readonly T[],
  headingOf: (entry: T) => string,
  kind: string,
): Section[] {
  return groupedBy(entries, headingOf).map((members) => ({
    kind,
    heading: headingOf(members[0]),
    entries: members,
  }));
}
