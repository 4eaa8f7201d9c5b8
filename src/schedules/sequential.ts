import { defineSchedule, list } from "../core/define.js";
import { usage } from "../core/errors.js";

export const sequential = defineSchedule({
  id: "sequential",
  title: "One schedule after the other",
  source: {
    ref: "torch.optim.lr_scheduler.SequentialLR; optax.schedules.join_schedules",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.SequentialLR.html",
  },
  formula:
    "the schedules written before it, each from one milestone to the next, t counted from its own: sgd+warmup:steps=10+cosine:steps=90+sequential:milestones=10",
  params: {
    milestones: list({
      default: [100],
      range: "[0, inf)",
      doc: "where each schedule after the first begins, ascending",
    }),
  },
  create: () => {
    throw usage("sequential stands after the schedules that it joins");
  },
  join(parts, { milestones }) {
    if (parts.length !== milestones.length + 1) {
      throw usage(
        `sequential: ${milestones.length} milestones join ${milestones.length + 1} schedules, ${parts.length} are written before it`,
      );
    }
    if (milestones.some((at, k) => at < milestones[k - 1]))
      throw usage(`sequential: milestones ascend, got ${milestones.join("/")}`);
    return {
      rate(t, value) {
        let k = 0;
        while (k < milestones.length && milestones[k] <= t) k++;
        return parts[k].rate(k === 0 ? t : t - milestones[k - 1], value);
      },
    };
  },
});
