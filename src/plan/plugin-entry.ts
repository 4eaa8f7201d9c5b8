import { shown } from "../core/params.js";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import type { JsonSchema } from "./json-schema.js";

/** A program whose optimizers and functions are asked for over its pipes. */
export interface ProgramEntry {
  /** The program and its arguments, which no shell reads; it works in the folder of the spec. */
  readonly command: readonly string[];
  /** Seconds for each answer; 10 where nothing is said. Its greeting has at least 30. */
  readonly timeout?: number;
}

/** What a spec names under `plugins`: a file, or a program. */
export type PluginEntry = string | ProgramEntry;

/** A day; a longer wait is a mistake. */
const LONGEST_S = 86_400;
const EXAMPLE = "{ command: [julia, mine.jl], timeout: 60 }";

/** The schema that editors read. */
export const PLUGIN_SCHEMA: JsonSchema = {
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        command: {
          description: "a program and its arguments; no shell reads them",
          type: "array",
          items: { type: "string" },
          minItems: 1,
        },
        timeout: {
          description: "seconds for each answer, 10 if left out",
          type: "number",
          exclusiveMinimum: 0,
          maximum: LONGEST_S,
        },
      },
      required: ["command"],
      additionalProperties: false,
    },
  ],
};

/** Reads an entry of `plugins`. Throws a usage error that shows what was expected. */
export function readPluginEntry(value: unknown, key: string): PluginEntry {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw usage(`${shown(value)} is neither a path nor a program such as ${EXAMPLE}`, {
      field: key,
    });
  }
  const { command, timeout, ...rest } = value as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, ["command", "timeout"]);
    throw usage(`unknown key '${unknown}'; expected ${EXAMPLE}`, { field: key, hint });
  }
  return {
    command: readCommand(command, key),
    ...(timeout === undefined ? {} : { timeout: readTimeout(timeout, key) }),
  };
}

function readCommand(command: unknown, key: string): readonly string[] {
  if (typeof command === "string") {
    const words = command.split(/\s+/).filter((word) => word !== "");
    throw usage(
      `the command is a text, which a shell would have to read; expected a list: [${words.join(", ")}]`,
      { field: key },
    );
  }
  const isArgument = (word: unknown) => typeof word === "string" && !word.includes("\0");
  if (!Array.isArray(command) || !command.every(isArgument) || !command[0]) {
    throw usage(`command is ${shown(command)}, not a list such as [julia, mine.jl]`, {
      field: key,
    });
  }
  return command as string[];
}

function readTimeout(timeout: unknown, key: string): number {
  if (typeof timeout === "number" && timeout > 0 && timeout <= LONGEST_S) return timeout;
  throw usage(`timeout is ${shown(timeout)}; expected seconds, more than 0, at most a day`, {
    field: key,
  });
}
