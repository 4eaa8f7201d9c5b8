import type { LookOptions } from "../../terminal/look.js";
import { readNumber, readWord } from "./flags.js";

/** The flags that every command takes, as commander hands them over. */
export interface GlobalFlags {
  readonly width?: string;
  readonly color?: string;
  readonly ascii?: boolean;
  readonly progress?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const COLORS = ["auto", "always", "never"] as const;

/** How the flags want the screen. Throws a usage error. */
export function readLook({ width, color, ascii }: GlobalFlags): LookOptions {
  return {
    width:
      width === undefined
        ? undefined
        : readNumber("--width", width, { range: "[20, 500]", integer: true }),
    color: readWord("--color", color ?? "auto", COLORS),
    ascii: ascii === true,
  };
}
