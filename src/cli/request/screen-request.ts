import type { Values } from "../../core/parameter.js";
import { usage } from "../../core/errors.js";
import { completeParams } from "../../core/params.js";
import { PRESENTATION, type Presentation, type ProfileKind } from "../../plan/presentation.js";
import type { LookOptions } from "../../terminal/look.js";
import { bySpecKey, type Flags } from "../flags/read-flags.js";
import { readProfiles } from "../flags/read-option.js";

/** How the screen is to be. */
export interface ScreenRequest extends LookOptions, Values<typeof PRESENTATION> {
  readonly title: string | undefined;
  /** The spec that was found by itself. */
  readonly found: string | undefined;
  /** Whether a flag or the spec says which plot. */
  readonly asksForPlot: boolean;
  readonly profiles: readonly ProfileKind[];
  /** Whether rows that never hit the target are hidden. */
  readonly onlyReached: boolean;
  readonly quiet: boolean;
}

/** How the flags, or else the spec, want the screen. */
export function readScreen(
  flags: Flags,
  { found, ...presentation }: Presentation & { readonly found?: string },
): ScreenRequest {
  const { title, profile = [], reporters: _, ...ofSpec } = presentation;
  const stated = { ...ofSpec, ...bySpecKey(flags, Object.keys(PRESENTATION)) };
  const screen = completeParams("screen", PRESENTATION, stated);
  if (flags.layout !== undefined && screen.plot !== "contour") {
    throw usage("--layout lays out the paths of a contour", { hint: "add --plot contour" });
  }
  return {
    ...readLook(flags),
    ...screen,
    title: titleOf(found, flags.fn === undefined && flags.opt === undefined ? title : undefined),
    found,
    asksForPlot: stated.plot !== undefined,
    profiles: flags.profile ?? (profile.length === 0 ? [] : readProfiles(profile, "--profile")),
    onlyReached: flags.onlyReached === true,
    quiet: flags.quiet === true,
  };
}

/** What stands above all: the spec that was found, and its title. */
function titleOf(found: string | undefined, title: string | undefined): string | undefined {
  if (found === undefined) return title;
  return [`spec ${found}`, ...(title === undefined ? [] : [title])].join("   ");
}

/** How the flags want what is shown, whatever that is. */
export function readLook({ width, color = "auto", ascii = false }: Flags): LookOptions {
  return { width: width ?? undefined, color, ascii };
}
