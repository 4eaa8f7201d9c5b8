import { execFileSync } from "node:child_process";

const ip = (line) => execFileSync("ip", line.split(" "), { stdio: ["ignore", "pipe", "pipe"] });

/** Why this machine gives no network namespaces; undefined where it does. */
export function whyNoNamespaces() {
  const name = `optbench-${process.pid}`;
  try {
    ip(`netns add ${name}`);
    ip(`netns delete ${name}`);
    return undefined;
  } catch (error) {
    const said = String(error.stderr ?? error.message).trim();
    return `no network namespaces: ${said.split("\n").at(-1)}`;
  }
}

/** A network of its own with a cable to ours; `host` is our end of it. */
export function namespace(number) {
  const name = `optbench-${process.pid}-${number}`;
  const [ours, theirs] = [`ob${number}-${process.pid % 100_000}`, `obn${number}`];
  // addresses that are set apart for tests of networks: RFC 2544
  const [host, guest] = [`198.18.${number}.1`, `198.18.${number}.2`];
  ip(`netns add ${name}`);
  ip(`link add ${ours} type veth peer name ${theirs} netns ${name}`);
  ip(`addr add ${host}/30 dev ${ours}`);
  ip(`link set ${ours} up`);
  ip(`-n ${name} addr add ${guest}/30 dev ${theirs}`);
  ip(`-n ${name} link set ${theirs} up`);
  return {
    host,
    guest,
    /** A command as it is run in there. */
    inside: (command, args) => ["ip", ["netns", "exec", name, command, ...args]],
    // its cable goes with it
    end: () => ip(`netns delete ${name}`),
  };
}
