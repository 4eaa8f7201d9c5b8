import { linkDialect } from "../dialects/link.js";
import { dialects } from "../dialects/index.js";
import { functions } from "../functions/index.js";
import { transforms } from "../functions/transforms/index.js";
import { modifiers } from "../modifiers/index.js";
import { optimizers } from "../optimizers/index.js";
import { schedules } from "../schedules/index.js";
import { Catalogue } from "../plan/catalogue.js";

let shared: Catalogue | undefined;

/** The catalogue of all that ships: our own definitions, then the dialects' rows. Made once, at the first call. */
export function builtins(): Catalogue {
  return (shared ??= assemble());
}

function assemble(): Catalogue {
  const linked = dialects.map((dialect) =>
    linkDialect(dialect, { optimizers, schedules, modifiers }),
  );
  return new Catalogue({
    functions,
    optimizers: [...optimizers, ...linked.flatMap((dialect) => dialect.optimizers)],
    schedules: [...schedules, ...linked.flatMap((dialect) => dialect.schedules)],
    modifiers,
    transforms,
    instead: Object.fromEntries(
      dialects.flatMap(({ id, instead = {} }) =>
        Object.entries(instead).map(([name, text]) => [`${id}/${name}`, text]),
      ),
    ),
  });
}
