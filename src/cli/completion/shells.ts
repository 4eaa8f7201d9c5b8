/** The shells with completion, and the file of the package that each is given. */
export const SCRIPTS = {
  bash: "optbench.bash",
  zsh: "_optbench",
  fish: "optbench.fish",
  pwsh: "optbench.ps1",
} as const;

export const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];
