import type { OptbenchError } from "../core/errors.js";
import type { CaseResult } from "../records/results.js";
import { pack, unpack } from "./packed.js";

/** What a worker answers for a block. */
export type BlockAnswer =
  | {
      /** Of all its cases, in their order. Their starts stay behind: the parent has them. */
      readonly results: readonly CaseResult[];
      readonly elapsedMs: number;
    }
  /** Thrown on purpose: the same would have ended a run without a queue. */
  | { readonly refused: Pick<OptbenchError, "code" | "problem" | "details"> }
  /** A mistake of ours, in words. */
  | { readonly failed: string };

/** The results of a block. */
export type BlockResults = Extract<BlockAnswer, { readonly results: unknown }>;

/** A double before the packed part. */
const HEAD_BYTES = 8;

/** An answer as it lies in the server. */
export function packAnswer(answer: BlockAnswer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeDoubleLE("results" in answer ? answer.elapsedMs : NaN);
  return Buffer.concat([head, pack(answer)]);
}

/** How long the block took, without unpacking it; NaN where it has no results. */
export function elapsedOf(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readDoubleLE();
}

/** Reads an answer again. */
export function unpackAnswer(bytes: Uint8Array): BlockAnswer {
  return unpack(bytes.subarray(HEAD_BYTES)) as BlockAnswer;
}
