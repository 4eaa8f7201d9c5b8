import { defineSchedule, number } from "../core/define.js";

export const inverseSqrt = defineSchedule({
  id: "inverse-sqrt",
  title: "Inverse square root decay",
  source: {
    ref: "folklore of online learning: steps ∝ 1/√t, Zinkevich, ICML 2003",
    url: "https://www.aaai.org/Papers/ICML/2003/ICML03-120.pdf",
  },
  formula: "s(t) = lr/√(1 + rate·t)",
  params: {
    rate: number({ default: 1, range: "[0, inf)", scale: "log", doc: "decay per iteration" }),
  },
  create: (lr, { rate }) => ({ rate: (t) => lr / Math.sqrt(1 + rate * t) }),
});
