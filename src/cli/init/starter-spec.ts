/** The spec that `optbench init` writes: small, quick, and every key worth knowing is in sight. */
export const STARTER_SPEC = `# yaml-language-server: $schema=./node_modules/optbench/schemas/spec.schema.json
# What \`optbench check\` runs and compares with optbench.config.baseline.json.
functions: [anisotropic, rosenbrock, beale]
optimizers:
  - adam:lr=0.02
  - momentum:lr=0.002

# Your own code: a file that exports what defineOptimizer makes, named here, used above by its id.
# plugins: ./my-optimizer.mjs

iterations: 5000
tolerance: 1e-4

# The digits are the same on every machine, so one step more fails. To allow some:
# allow: { steps: 2 }
`;
