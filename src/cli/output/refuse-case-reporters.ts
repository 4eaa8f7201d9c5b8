import { usage } from "../../core/errors.js";
import type { RunRequest } from "../request/run-request.js";

/** Throws where something is asked for that is made of cases, and there will be none. */
export function refuseCaseReporters({ outputs }: RunRequest, what: string): void {
  const other = outputs.find(({ reporter }) => reporter !== "table" && reporter !== "json");
  if (other === undefined) return;
  throw usage(
    `${what} writes a table or json, not ${other.reporter}\n  for that run the cases themselves`,
  );
}
