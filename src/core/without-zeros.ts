import type { OptimizerDefinition } from "./definition.js";
import type { NumberParam, Param, Params } from "./parameter.js";

/** What makes an optimizer, given the least number for a 0 that its parameters divide by. */
export function withoutZeros<P extends Params>({
  params,
  create,
}: Pick<OptimizerDefinition<P>, "create"> & {
  readonly params?: P;
}): OptimizerDefinition<P>["create"] {
  const least = Object.entries<Param>(params ?? {}).flatMap(([key, param]) => {
    // in a plug-in anything may stand here: what checks it says what is wrong
    const { atZero } = (param as Partial<NumberParam> | null) ?? {};
    return atZero === undefined ? [] : [[key, atZero] as const];
  });
  if (least.length === 0) return create;
  return (dim, values, oracle) => {
    const zeros = least.filter(([key]) => values[key] === 0);
    const given = zeros.length === 0 ? values : { ...values, ...Object.fromEntries(zeros) };
    return create(dim, given, oracle);
  };
}
