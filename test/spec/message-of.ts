import { OptbenchError } from "../../src/core/errors.js";

/** What a usage error says; throws where something else or nothing was thrown. */
export async function textOf(promise: Promise<unknown>): Promise<string> {
  const failure: unknown = await promise.then(
    () => "nothing was thrown",
    (error: unknown) => error,
  );
  if (failure instanceof OptbenchError && failure.code === "usage") return failure.message;
  throw failure;
}
