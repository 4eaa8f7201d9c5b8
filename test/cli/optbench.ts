import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../../src/cli/program/main.js";

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The pieces that were written to stdout, in their order. */
  readonly writes: readonly string[];
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Makes stdout a terminal of so many columns. */
  readonly columns?: number;
  readonly stderrColumns?: number;
  readonly interruption?: () => "SIGINT" | "SIGTERM" | null;
  readonly now?: () => number;
  /** Called at each piece that is written to stderr: what another process does just then. */
  readonly onStderr?: () => void;
}

const PACKAGE_ROOT = new URL("../../", import.meta.url);

/** Runs a command line in this process: its words, or one text with blanks between them. */
export async function optbench(
  args: string | readonly string[],
  { cwd, env, columns, stderrColumns, interruption, now, onStderr }: Surroundings = {},
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const stream = (pieces: string[], width: number | undefined) => ({
    write: (text: string) => pieces.push(text),
    ...(width === undefined ? {} : { isTTY: true, columns: width }),
  });
  const code = await main(typeof args === "string" ? args.split(" ") : args, {
    stdout: stream(out, columns),
    stderr: {
      ...stream(err, stderrColumns),
      write(text: string) {
        onStderr?.();
        return err.push(text);
      },
    },
    env: env ?? {},
    packageRoot: PACKAGE_ROOT,
    cwd: cwd ?? tmpdir(),
    cores: 1,
    now: now ?? (() => 0),
    catchSignals: () => {},
    interruption: interruption ?? (() => null),
  });
  return { code, stdout: out.join(""), stderr: err.join(""), writes: out };
}

/** A folder with some files, gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), "optbench-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** The files below a folder. */
export function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
}
