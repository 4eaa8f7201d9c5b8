declare const __OPTBENCH_VERSION__: string;

/** The version of the package; set by the build. */
export const version =
  typeof __OPTBENCH_VERSION__ === "string" ? __OPTBENCH_VERSION__ : "0.0.0-source";
