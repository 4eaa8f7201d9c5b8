import { SHARDS_VARIABLE } from "../flags/auto-shard.js";

/** A file that starts a run on several machines. */
export interface Cluster {
  /** How the file is called. */
  readonly name: string;
  /** What is in it. */
  readonly what: string;
  /** What starts it. */
  readonly start: string;
  /** @param exec what runs a program of the package, such as npx */
  readonly render: (exec: string) => string;
}

/** Into how many parts a run is cut. */
const PARTS = 8;

export const CLUSTERS = {
  slurm: {
    name: "optbench.sbatch",
    what: `${PARTS} tasks, 1 merge`,
    start: "bash optbench.sbatch   # submits the tasks, and the job that merges",
    render: renderSbatch,
  },
  k8s: {
    name: "optbench.k8s.yaml",
    what: `an Indexed Job of ${PARTS}`,
    start: "kubectl apply -f optbench.k8s.yaml   # with your image and volume in it",
    render: renderJob,
  },
} as const satisfies Record<string, Cluster>;

/**
 * A script for Slurm. Started by hand it submits itself as an array, and what merges as a job that
 * waits for all tasks: that one also has to run where a task has failed, to say which is missing.
 */
function renderSbatch(exec: string): string {
  return `#!/bin/bash
# Written by \`optbench init --slurm\`; yours to change.
#   bash optbench.sbatch       submits ${PARTS} tasks, and a job that merges what they write
#   bash optbench.sbatch 3,5   submits tasks 3 and 5 again: they go on where they were; then merges
# Tasks write optbench-1.ndjson to optbench-${PARTS}.ndjson, the merge optbench.json. For another spec, or
# another number of parts, take these files away first. Submit where all machines see the folder.
#SBATCH --job-name=optbench
#SBATCH --array=1-${PARTS}
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --output=optbench-%a.log
#SBATCH --open-mode=append
set -euo pipefail
export ${SHARDS_VARIABLE}=${PARTS}

if [ -z "\${SLURM_ARRAY_TASK_ID:-}" ]; then
  array=$(sbatch --parsable --array="\${1:-1-$${SHARDS_VARIABLE}}" "$0")
  exec sbatch --dependency="afterany:\${array%%;*}" --job-name=optbench-merge --time=00:10:00 \\
    --output=optbench-merge.log --wrap="${exec} optbench merge optbench-*.ndjson --out optbench.json"
fi

exec ${exec} optbench run --shard auto --resume "optbench-$SLURM_ARRAY_TASK_ID.ndjson" \\
  -j "\${SLURM_CPUS_PER_TASK:-1}" --plot off
`;
}

/** An Indexed Job: each completion is a part, and one that fails is tried again where it was. */
function renderJob(exec: string): string {
  return `# Written by \`optbench init --k8s\`; yours to change. Put in your image, with this package and its
# node_modules in /app, and a volume that all pods can write.
#   kubectl apply -f optbench.k8s.yaml && kubectl wait --for=condition=complete job/optbench
# Then, where the volume is: ${exec} optbench merge optbench-*.ndjson --out optbench.json
apiVersion: batch/v1
kind: Job
metadata:
  name: optbench
spec:
  completionMode: Indexed
  completions: ${PARTS}
  parallelism: ${PARTS}
  # a part that fails, or whose machine goes away, goes on where it was
  backoffLimit: 20
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: optbench
          image: YOUR-IMAGE
          workingDir: /app
          command:
            - sh
            - -c
            - exec ${exec} optbench run --shard auto --resume "/results/optbench-$JOB_COMPLETION_INDEX.ndjson" -j 1 --plot off
          env:
            - name: ${SHARDS_VARIABLE}
              value: "${PARTS}"
          resources:
            requests:
              cpu: "1"
          volumeMounts:
            - name: results
              mountPath: /results
      volumes:
        - name: results
          persistentVolumeClaim:
            claimName: YOUR-VOLUME-CLAIM
`;
}
