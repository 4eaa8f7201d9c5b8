import { book } from "./book.js";
import type { Dialect } from "./dialect.js";
import { keras } from "./keras.js";
import { optax } from "./optax.js";
import { torch } from "./torch.js";

export const dialects: readonly Dialect[] = [book, torch, keras, optax];
