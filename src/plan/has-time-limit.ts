import { kindsOf } from "./cases.js";
import type { Plan } from "./plan.js";

/** Whether a case of the plan may be ended for want of time. */
export function hasTimeLimit({ settings, cases }: Plan): boolean {
  const isLimited = (timeout = Infinity) => timeout < Infinity;
  if (isLimited(settings.timeout)) return true;
  for (const kind of kindsOf(cases)) if (isLimited(kind.settings?.timeout)) return true;
  return false;
}
