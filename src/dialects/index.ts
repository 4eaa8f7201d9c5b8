import { book } from "./book.js";
import type { Dialect } from "./dialect.js";

export const dialects: readonly Dialect[] = [book];
