import type { AnySchedule } from "../core/types.js";
import { constant } from "./constant.js";
import { cosine } from "./cosine.js";
import { exponential } from "./exponential.js";
import { inverseTime } from "./inverse-time.js";
import { step } from "./step.js";

/** Every learning-rate schedule that ships. */
export const schedules: readonly AnySchedule[] = [constant, inverseTime, exponential, step, cosine];
