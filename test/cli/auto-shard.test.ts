import { describe, expect, it } from "vitest";
import { autoShard } from "../../src/cli/flags/auto-shard.js";
import { folder, optbench } from "./optbench.js";

const slurm = (id: number, min: number, max: number, count = max - min + 1) => ({
  SLURM_ARRAY_TASK_ID: `${id}`,
  SLURM_ARRAY_TASK_MIN: `${min}`,
  SLURM_ARRAY_TASK_MAX: `${max}`,
  SLURM_ARRAY_TASK_COUNT: `${count}`,
});

describe("--shard auto", () => {
  it.each([
    ["Slurm, from 1", slurm(3, 1, 8), "3/8"],
    ["Slurm, from 0", slurm(0, 0, 7), "1/8"],
    ["a Slurm task that is run again", { ...slurm(3, 3, 3), OPTBENCH_SHARDS: "8" }, "3/8"],
    ["Slurm tasks that are run again", { ...slurm(5, 3, 5, 2), OPTBENCH_SHARDS: "8" }, "5/8"],
    ["Kubernetes", { JOB_COMPLETION_INDEX: "0", OPTBENCH_SHARDS: "4" }, "1/4"],
    ["GitLab", { CI_NODE_INDEX: "5", CI_NODE_TOTAL: "5" }, "5/5"],
    ["a job of GitLab that is alone", { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "1" }, "1/1"],
    ["CircleCI", { CIRCLE_NODE_INDEX: "2", CIRCLE_NODE_TOTAL: "3" }, "3/3"],
    ["Buildkite", { BUILDKITE_PARALLEL_JOB: "0", BUILDKITE_PARALLEL_JOB_COUNT: "2" }, "1/2"],
    ["Semaphore", { SEMAPHORE_JOB_INDEX: "2", SEMAPHORE_JOB_COUNT: "2" }, "2/2"],
    ["Azure", { SYSTEM_JOBPOSITIONINPHASE: "1", SYSTEM_TOTALJOBSINPHASE: "2" }, "1/2"],
    ["AWS", { AWS_BATCH_JOB_ARRAY_INDEX: "9", AWS_BATCH_JOB_ARRAY_SIZE: "10" }, "10/10"],
    ["Cloud Run", { CLOUD_RUN_TASK_INDEX: "1", CLOUD_RUN_TASK_COUNT: "10" }, "2/10"],
    ["PBS", { PBS_ARRAY_INDEX: "7", OPTBENCH_SHARDS: "10" }, "7/10"],
    ["what is set to nothing", { CI_NODE_INDEX: "", CI_NODE_TOTAL: "1", ...slurm(1, 1, 2) }, "1/2"],
  ])("reads %s", (_, env, expected) => {
    const { index, count } = autoShard(env).shard;
    expect(`${index}/${count}`).toBe(expected);
  });

  it.each([
    ["no system", {}, "none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX"],
    ["a count alone", { CI_NODE_TOTAL: "1", OPTBENCH_SHARDS: "8" }, "is set"],
    ["two systems", { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "2", ...slurm(1, 1, 2) }, "are both set"],
    ["a part of an array", slurm(3, 3, 3), "SLURM_ARRAY_TASK_ID is 3 of 1 from 3 to 3"],
    ["an array with gaps", slurm(5, 1, 9, 5), "of how many parts is not said"],
    ["an unknown count", { JOB_COMPLETION_INDEX: "3" }, "OPTBENCH_SHARDS=8"],
    ["a number beyond the count", { CI_NODE_INDEX: "4", CI_NODE_TOTAL: "3" }, "expected 1 to 3"],
    ["0 where 1 is the first", { CI_NODE_INDEX: "0", CI_NODE_TOTAL: "3" }, "expected 1 to 3"],
    ["Slurm's 0 of 8", { ...slurm(0, 0, 7), OPTBENCH_SHARDS: "8" }, "expected 1 to 8"],
    ["no number", { CI_NODE_INDEX: "one", CI_NODE_TOTAL: "3" }, "'one', not a whole number"],
    ["half of Slurm", { SLURM_ARRAY_TASK_ID: "1" }, "SLURM_ARRAY_TASK_MIN is not set"],
    ["no parts", { JOB_COMPLETION_INDEX: "0", OPTBENCH_SHARDS: "0" }, "expected 0 to -1"],
    ["too many parts", { JOB_COMPLETION_INDEX: "0", OPTBENCH_SHARDS: "5000" }, "1 to 1000"],
  ])("refuses %s", async (_, env, message) => {
    const { code, stdout, stderr } = await optbench("run -f booth -o adam --shard auto", { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: --shard/);
    expect(stderr).toContain(message);
  });

  it("gives what the shard of that number gives, and says what it read", async () => {
    const command = "run -f booth beale -o adam:lr=0.1 sgd:lr=0.01 --json --shard";
    const env = slurm(2, 1, 3);
    const auto = await optbench(`${command} auto`, { env });
    const stated = await optbench(`${command} 2/3`);
    expect(auto.stdout).toBe(stated.stdout);
    expect(auto.stderr).toBe(
      "hint: shard 2/3, by SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT\n",
    );
    expect((await optbench(`${command} auto -q`, { env })).stderr).toBe("");
  });

  it("with --resume begins, ends and goes on with the file of its part, and merge tells which lacks", async () => {
    const cwd = folder();
    const run = (k: number) =>
      optbench(
        [
          ..."run -f booth beale -o adam:lr=0.1 sgd:lr=0.01 -n 200 -q --shard auto".split(" "),
          "--resume",
          `${k}.ndjson`,
        ],
        { cwd, env: { JOB_COMPLETION_INDEX: `${k - 1}`, OPTBENCH_SHARDS: "3" } },
      );
    const merge = (...parts: number[]) =>
      optbench(["merge", ...parts.map((k) => `${k}.ndjson`), "-o", "all.json"], { cwd });
    for (const k of [1, 2]) expect(await run(k)).toMatchObject({ code: 0, stderr: "" });
    const lost = await merge(1, 2);
    expect([lost.code, lost.stderr]).toEqual([
      3,
      "error: a shard is missing: 3/3, with 2 of 4 cases\n",
    ]);
    await run(3);
    expect(await run(1)).toMatchObject({ code: 0 });
    expect(await merge(3, 1, 2)).toMatchObject({ code: 0 });
    const other = await optbench(
      "run -f booth -o adam:lr=0.1 -n 200 -q --shard 1/3 --resume 1.ndjson",
      { cwd },
    );
    expect(other.code).toBe(2);
  });
});
