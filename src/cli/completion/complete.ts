import type { Command, Option } from "commander";
import { builtins } from "../../bench/builtins.js";
import { REPORTERS } from "../../report/reporters.js";
import { LIST_KINDS } from "../commands/list.js";
import { SCHEMAS } from "../commands/schema.js";
import { type CommandName, flagOf, wordsOf } from "../flags/option.js";
import { optionsOf } from "../flags/read-flags.js";
import type { Io } from "../program/io.js";
import { FIGURE_KINDS } from "../../report/svg/figure-names.js";
import { shippedSpecs } from "../request/shipped-specs.js";
import {
  type Candidate,
  completeItems,
  completeName,
  FILES,
  NOTHING,
  type Offer,
  wordsOffer,
} from "./complete-item.js";

/** The shells with completion, and the file of the package that each is given. */
export const SCRIPTS = {
  bash: "optbench.bash",
  zsh: "_optbench",
  fish: "optbench.fish",
  pwsh: "optbench.ps1",
} as const;

export const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

/** The words of some arguments that are not files. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  "list what": LIST_KINDS,
  "schema which": SCHEMAS,
  "completion shell": SHELLS,
};

/**
 * What the last word of a command line may become; that word may be empty. Commands and flags are
 * read off the program itself, what flags take off the table of options.
 */
export async function complete(program: Command, words: readonly string[], io: Io): Promise<Offer> {
  const typed = words.at(-1) ?? "";
  const offer = await offerFor(program, words.slice(0, -1), typed, io);
  const candidates = offer.candidates.filter(({ word }) => word.startsWith(typed));
  return { ...offer, candidates };
}

async function offerFor(
  program: Command,
  before: readonly string[],
  typed: string,
  io: Io,
): Promise<Offer> {
  const line = readLine(program, before);
  const equals = /^(--[a-z-]+)=/.exec(typed);
  if (equals !== null && !line.isClosed) {
    const option = flagsOf(line.command, program).find(({ long }) => long === equals[1]);
    if (option === undefined) return NOTHING;
    const { candidates, files } = valueOffer(option, line.command, typed.slice(equals[0].length));
    return { candidates: candidates.map((one) => prefixed(equals[0], one)), files };
  }
  const isFlag = typed.startsWith("-") && !line.isClosed;
  if (line.option?.required === true && line.isFirstValue)
    return valueOffer(line.option, line.command, typed);
  if (isFlag) return { candidates: flags(line, program), files: false };
  if (line.option !== undefined) return valueOffer(line.option, line.command, typed);
  return argumentOffer(line, program, typed, io);
}

function prefixed(prefix: string, { word, doc }: Candidate): Candidate {
  return { word: prefix + word, doc };
}

/** What a command line has said before the word at the cursor. */
interface Line {
  readonly command: Command;
  /** The flag whose value the word may be. */
  readonly option: Option | undefined;
  readonly isFirstValue: boolean;
  readonly positional: number;
  readonly used: ReadonlySet<Option>;
  /** After "--": no flags any more. */
  readonly isClosed: boolean;
}

function readLine(program: Command, words: readonly string[]): Line {
  let command = program;
  let option: Option | undefined;
  let isFirstValue = false;
  let positional = 0;
  let isClosed = false;
  const used = new Set<Option>();
  for (const word of words) {
    if (word === "--" && !isFirstValue) {
      isClosed = true;
      option = undefined;
    } else if (word.startsWith("-") && !isClosed && !isFirstValue) {
      const [name, value] = word.split("=");
      const found = flagsOf(command, program).find(
        ({ long, short }) => name === long || name === short,
      );
      if (found !== undefined) used.add(found);
      const takes =
        found !== undefined && (found.required || found.optional) && value === undefined;
      option = takes ? found : undefined;
      isFirstValue = takes && found.required;
    } else if (option !== undefined) {
      isFirstValue = false;
      if (!option.variadic) option = undefined;
    } else {
      const next =
        command === program ? program.commands.find((one) => one.name() === word) : undefined;
      if (next === undefined) positional++;
      else command = next;
    }
  }
  return { command, option, isFirstValue, positional, used, isClosed };
}

function flagsOf(command: Command, program: Command): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  const global = command === program ? [] : program.createHelp().visibleOptions(program);
  const isOwn = ({ long }: Option) => own.some((option) => option.long === long);
  return [...own, ...global.filter((option) => !isOwn(option) && option.long !== "--version")];
}

function flags({ command, used }: Line, program: Command): Candidate[] {
  return flagsOf(command, program)
    .filter((option) => option.variadic || !used.has(option))
    .map(({ long, short, description }) => ({ word: long ?? short ?? "", doc: description }));
}

/** The values of a flag: items, reporters, files, or the words that it takes. */
function valueOffer(option: Option, command: Command, typed: string): Offer {
  // before the name of a command there are global flags, which every command has
  const name = command.parent === null ? "run" : command.name();
  const row = optionsOf(name as CommandName).find((one) => flagOf(one) === option.long);
  if (row === undefined) return NOTHING;
  switch (row.completes) {
    case "functions":
    case "optimizers":
      return { candidates: completeItems(typed, row.completes, builtins()), files: false };
    case "reporters": {
      // behind "junit=" stands a path
      if (/=[^,]*$/.test(typed)) return FILES;
      const fixed = typed.slice(0, typed.lastIndexOf(",") + 1);
      const reporters = Object.entries(REPORTERS).map(([word, { title: doc }]) => ({ word, doc }));
      return { candidates: reporters.map((one) => prefixed(fixed, one)), files: false };
    }
    case "figures": {
      const fixed = typed.slice(0, typed.lastIndexOf(",") + 1);
      const kinds = Object.entries(FIGURE_KINDS).map(([word, { title: doc }]) => ({ word, doc }));
      return { candidates: kinds.map((one) => prefixed(fixed, one)), files: false };
    }
    case "files":
      return FILES;
    default:
      return wordsOffer(wordsOf(row));
  }
}

async function argumentOffer(
  { command, positional }: Line,
  program: Command,
  typed: string,
  io: Io,
): Promise<Offer> {
  const commands = () => ({
    candidates: program.commands.map((one) => ({ word: one.name(), doc: one.description() })),
    files: false,
  });
  if (command === program) return positional === 0 ? commands() : NOTHING;
  const { registeredArguments: all } = command;
  const argument = all[positional] ?? (all.at(-1)?.variadic === true ? all.at(-1) : undefined);
  if (argument === undefined) return NOTHING;
  const words = ARGUMENTS[`${command.name()} ${argument.name()}`];
  if (words !== undefined) return wordsOffer(words);
  switch (argument.name()) {
    case "command":
      return commands();
    case "method":
      return { candidates: completeItems(typed, "optimizers", builtins()), files: true };
    case "name":
      return { candidates: names(typed), files: false };
    case "spec": {
      const specs = await shippedSpecs(io.packageRoot);
      return {
        candidates: specs.map(({ name, title }) => ({ word: name, doc: title })),
        files: true,
      };
    }
    default:
      return FILES;
  }
}

function names(typed: string): Candidate[] {
  const { functions, transforms, optimizers, schedules, modifiers } = builtins();
  const all = [...functions, ...transforms, ...optimizers, ...schedules, ...modifiers];
  return completeName(typed, all);
}
