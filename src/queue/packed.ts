import { deflateRawSync, inflateRawSync } from "node:zlib";
import { fromExactJson, toExactJson } from "./exact-json.js";

/** Much faster than the usual level, and a tenth larger. */
const LEVEL = 1;
/** More than any block of ours unpacks to. */
const MOST_BYTES = 2 ** 30;

/** A value as it lies in the server. */
export function pack(value: unknown): Buffer {
  return deflateRawSync(toExactJson(value), { level: LEVEL });
}

/** Reads it again. Throws for what is damaged. */
export function unpack(bytes: Uint8Array): unknown {
  return fromExactJson(inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString("utf8"));
}
