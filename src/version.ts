declare const __OPTBENCH_VERSION__: string;

/** The version in package.json, put in by the build; sources that run unbuilt have none. */
export const version =
  typeof __OPTBENCH_VERSION__ === "string" ? __OPTBENCH_VERSION__ : "0.0.0-source";
