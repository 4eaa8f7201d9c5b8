import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

/** A port of this machine at which nobody listens. */
const NOWHERE = "redis://127.0.0.1:1";
const RUN = "run -f booth -o adam:lr=0.1";

describe("a queue that is not to be", () => {
  it.each([
    [`${RUN} --queue amqp://host`, "'amqp://host' is not the address of a queue"],
    [`${RUN} --queue redis://:s3cret@host`, "redis://host has a password"],
    [`${RUN} --queue ${NOWHERE} --shard 1/2`, "leave out --shard"],
    [`${RUN} --queue ${NOWHERE} -j 2`, "--jobs belongs to optbench worker"],
    [`${RUN} --queue ${NOWHERE} --timeout 3`, "the machine of each worker"],
    [`run -f booth -o adam --queue ${NOWHERE} --tune`, "leave out --queue"],
    [`${RUN} --queue ${NOWHERE} --sweep lr=0.1..1@3`, "leave out --queue"],
    ["worker amqp://host", "'amqp://host' is not the address of a queue"],
    ["queue status amqp://host", "'amqp://host' is not the address of a queue"],
    [`queue stop ${NOWHERE}`, "'stop' is neither status nor clear"],
  ])("%s", async (line, message) => {
    const { code, stdout, stderr } = await optbench(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("s3cret");
  });

  it.each(["redis://127.0.0.1:1", "postgres://me@127.0.0.1:1/work"])(
    "%s: exit 2 within 5 s with the address, no password and nothing written",
    async (url) => {
      const cwd = folder({ password: "s3cret\n" });
      const env = { OPTBENCH_QUEUE_PASSWORD_FILE: "password" };
      const began = performance.now();
      const { code, stderr } = await optbench(`${RUN} --out r.json --queue ${url} --debug`, {
        cwd,
        env,
      });
      expect(code).toBe(2);
      expect(stderr).toContain(`cannot reach ${url}: `);
      expect(stderr).not.toContain("s3cret");
      // what loading the packages takes does not count
      expect(performance.now() - began).toBeLessThan(20_000);
    },
  );

  it("a password file that is not there, or both variables", async () => {
    const missing = { OPTBENCH_QUEUE_PASSWORD_FILE: "nowhere" };
    expect((await optbench(`${RUN} --queue ${NOWHERE}`, { env: missing })).stderr).toContain(
      "OPTBENCH_QUEUE_PASSWORD_FILE: cannot read nowhere",
    );
    const both = { ...missing, OPTBENCH_QUEUE_PASSWORD: "s3cret" };
    const { stderr } = await optbench(`${RUN} --queue ${NOWHERE}`, { env: both });
    expect(stderr).toContain("are both set: use only one");
    expect(stderr).not.toContain("s3cret");
  });
});
