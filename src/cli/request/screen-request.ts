import { PRESENTATION, type Presentation, type TableKind } from "../../plan/presentation.js";
import type { ProfileKind } from "../../plan/profile-kinds.js";
import type { CurveY, Plot as PlotKind } from "../../report/screen-options.js";
import type { SortKey } from "../../report/sort-rows.js";
import type { LookOptions } from "../../terminal/look.js";
import { readWord } from "../program/flags.js";
import { readLook } from "../program/global-flags.js";
import { readProfiles } from "./read-profiles.js";
import type { RunFlags } from "../program/run-flags.js";

/** How the screen is to be. */
export interface ScreenRequest extends LookOptions {
  readonly title: string | undefined;
  readonly plot: PlotKind;
  /** Whether a flag or the spec says which plot. */
  readonly asksForPlot: boolean;
  readonly y: CurveY;
  readonly sort: SortKey;
  readonly table: TableKind;
  readonly profiles: readonly ProfileKind[];
  readonly quiet: boolean;
}

/** How the flags, or else the spec, want the screen. */
export function readScreen(flags: RunFlags, presentation: Presentation): ScreenRequest {
  const { plots, ys, sorts, tables } = PRESENTATION;
  return {
    ...readLook(flags),
    title: flags.fn === undefined && flags.opt === undefined ? presentation.title : undefined,
    asksForPlot: (flags.plot ?? presentation.plot) !== undefined,
    plot: readWord("--plot", flags.plot ?? presentation.plot ?? "ascii", plots),
    y: readWord("--y", flags.y ?? presentation.y ?? "best", ys),
    sort: readWord("--sort", flags.sort ?? presentation.sort ?? "steps", sorts),
    table: readWord("--table", flags.table ?? presentation.table ?? "auto", tables),
    profiles: readProfiles(flags.profile ?? presentation.profile ?? ["off"]),
    quiet: flags.quiet === true,
  };
}
