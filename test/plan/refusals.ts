import { OptbenchError } from "../../src/core/errors.js";

/** The error with which a text is refused; throws where something else or nothing was thrown. */
export function refusal(read: () => unknown): OptbenchError {
  try {
    read();
  } catch (error) {
    if (error instanceof OptbenchError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** What a usage error says; throws where something else or nothing was thrown. */
export async function textOf(promise: Promise<unknown>): Promise<string> {
  const failure: unknown = await promise.then(
    () => "nothing was thrown",
    (error: unknown) => error,
  );
  if (failure instanceof OptbenchError && failure.code === "usage") return failure.message;
  throw failure;
}
