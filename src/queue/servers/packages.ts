import { messageOf, usage } from "../../core/errors.js";

/** Loads packages of the user's; where one is missing, one line says what to install. */
async function load<T>(packages: string, loading: () => Promise<T>): Promise<T> {
  try {
    return await loading();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") {
      throw usage(`a queue needs the packages ${packages}: ${messageOf(error)}`);
    }
    throw usage("a queue needs packages that are not there", { hint: `npm install ${packages}` });
  }
}

/** What a queue on Redis needs. */
export async function loadRedis() {
  return load("bullmq ioredis", async () => ({
    bull: await import("bullmq"),
    Redis: (await import("ioredis")).Redis,
  }));
}

/** What a queue on PostgreSQL needs. */
export async function loadPostgres() {
  return load("bullmq pg", async () => ({
    bull: await import("bullmq"),
    Pool: (await import("pg")).Pool,
  }));
}
