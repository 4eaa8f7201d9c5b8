#!/usr/bin/env bash
# Tries what `optbench init --slurm` writes on a real Slurm: slurmctld and slurmd of Debian's slurm-wlm
# and munge, on loopback, in a folder that goes away. A task is killed, the merge names its part, the
# task is submitted again, and the results have the bytes of one run. About a minute.
set -euo pipefail

skip() { echo "skipped: $1"; exit 0; }
for program in munged slurmctld slurmd sbatch squeue; do
  PATH="$PATH:/usr/sbin" command -v "$program" > /dev/null || skip "$program is not installed (Debian: slurm-wlm, munge)"
done
[ "$(uname -s)" = Linux ] || skip "Slurm needs Linux"
[ "$(id -u)" = 0 ] || skip "slurmd needs root"
export PATH="$PATH:/usr/sbin"

root=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
host=$(hostname -s)
port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

stop() {
  for name in slurmd slurmctld munged; do
    [ -s "$place/$name.pid" ] && kill "$(cat "$place/$name.pid")" 2> /dev/null
  done
  sleep 1
  rm -rf "$place"
}
trap stop EXIT

# --- Slurm ---
mkdir -p "$place"/{state,spool}
chmod 700 "$place"
head -c 128 /dev/urandom > "$place/key"
chmod 400 "$place/key"
cat > "$place/slurm.conf" << CONF
ClusterName=optbench
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$place/munge
CredType=cred/munge
SlurmctldPort=$(port)
SlurmdPort=$(port)
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$place/slurm.conf
munged --force --key-file="$place/key" --socket="$place/munge" --pid-file="$place/munged.pid" \
  --log-file="$place/munged.log" --seed-file="$place/seed" > /dev/null 2>&1 || skip "munged does not start here"
slurmctld
slurmd
for _ in $(seq 30); do
  sinfo --noheader --format=%t 2> /dev/null | grep -q idle && break
  sleep 1
done
sinfo --noheader --format=%t | grep -q idle || {
  tail -3 "$place"/slurm*.log
  skip "the node of Slurm does not come up here"
}

# --- a package ---
work=$place/package
mkdir -p "$work/node_modules/.bin"
cd "$work"
ln -s "$root" node_modules/optbench
ln -s ../optbench/bin/optbench.js node_modules/.bin/optbench
echo '{ "name": "tried", "private": true, "devDependencies": { "optbench": "*" } }' > package.json
cat > optbench.config.yaml << SPEC
functions: [rosenbrock, beale, booth, anisotropic]
# of one start each, so that they end one by one
optimizers: [adam:lr=0.001/0.002/0.003/0.004/0.005, momentum:lr=1e-4/2e-4/3e-4/4e-4/5e-4]
iterations: 6000000
SPEC
npx optbench init --slurm

ended() { while [ -n "$(squeue --noheader)" ]; do sleep 0.5; done; }

bash optbench.sbatch
until [ "$(cat optbench-3.ndjson 2> /dev/null | wc -l)" -ge 2 ]; do sleep 0.05; done
victims=()
for environ in $(grep -lzxs "SLURM_ARRAY_TASK_ID=3" /proc/[0-9]*/environ); do
  grep -qzxs "SLURM_SUBMIT_DIR=$work" "$environ" && victims+=("$(basename "$(dirname "$environ")")")
done
# a parent may end before its turn
for victim in "${victims[@]}"; do kill -9 "$victim" 2> /dev/null || true; done
echo "killed task 3 at $(wc -l < optbench-3.ndjson) lines"
ended
cat optbench-merge.log
grep -q "shard 3/8" optbench-merge.log || { echo "FAIL: the merge does not name shard 3/8"; exit 1; }
[ ! -e optbench.json ] || { echo "FAIL: the merge wrote results that lack a part"; exit 1; }

bash optbench.sbatch 3
ended
npx optbench run --plot off -q --out whole.json
cmp optbench.json whole.json
head -2 optbench-3.log
echo "the same bytes as one run"
