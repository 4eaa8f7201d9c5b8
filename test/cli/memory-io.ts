import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "../../src/cli/program/main.js";

/** What a command line printed and how it ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

/** A folder of its own in which command lines run in this process. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "optbench-test-"));

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  async optbench(argv: readonly string[], env: Env = {}): Promise<Ended> {
    const out = { stdout: "", stderr: "" };
    const stream = (name: keyof typeof out) => ({
      write: (text: string) => {
        out[name] += text;
      },
      columns: 100,
    });
    const code = await main(argv, {
      stdout: stream("stdout"),
      stderr: stream("stderr"),
      env,
      packageRoot: pathToFileURL(`${resolve(".")}/`),
      cwd: this.folder,
      cores: 1,
      now: () => 0,
      catchSignals: () => {},
      interruption: () => null,
    });
    return { code, ...out };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
