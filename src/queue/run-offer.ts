import type { PluginHash } from "../records/results.js";
import { pack, unpack } from "./packed.js";

/** What a worker needs to make the plan of a run by itself: names and numbers, never code. */
export interface RunOffer {
  /** What tells one build of optbench from another, and its version for messages. */
  readonly bundle: string;
  readonly version: string;
  /** The fingerprint of the plan: what the worker makes has to have it. */
  readonly plan: string;
  readonly plugins: readonly PluginHash[];
  /** What the plan is made from. */
  readonly planning: unknown;
}

export function packOffer(offer: RunOffer): Buffer {
  return pack(offer);
}

/** Reads an offer again; null for one of another version, which is written in another way. */
export function unpackOffer(bytes: Uint8Array): RunOffer | null {
  try {
    const { bundle, version, plan, plugins, planning } = unpack(bytes) as Partial<RunOffer>;
    const texts = [bundle, version, plan];
    if (!texts.every((text) => typeof text === "string") || !Array.isArray(plugins)) return null;
    return { bundle, version, plan, plugins, planning } as RunOffer;
  } catch {
    return null;
  }
}

/** Why a worker may not compute a run; null where it may. */
export function refusalOf(
  offer: RunOffer | null,
  own: Pick<RunOffer, "bundle" | "version" | "plugins">,
): string | null {
  if (offer === null || offer.bundle !== own.bundle) {
    const theirs = offer === null || offer.version === own.version ? "" : `, not ${offer.version}`;
    return `the run is of another build of optbench; the worker has ${own.version}${theirs}`;
  }
  const has = (plugins: readonly PluginHash[], one: PluginHash) =>
    plugins.some(({ hash }) => hash === one.hash);
  const missing = offer.plugins.find((one) => !has(own.plugins, one));
  if (missing !== undefined) {
    return `the worker lacks the plug-in '${missing.name}' of the run, or has another version of it`;
  }
  const further = own.plugins.find((one) => !has(offer.plugins, one));
  if (further === undefined) return null;
  return `the worker has a plug-in '${further.name}' that the run does not have`;
}
