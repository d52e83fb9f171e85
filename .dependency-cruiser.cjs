/** The core's modules in the order of the work. Each may know those before it, never those after. */
const order = ['pack', 'evidence', 'decision', 'referral', 'case', 'escalation', 'oversight'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The core knows zod and itself. If it needs something from outside, take it as an argument.',
      severity: 'error',
      from: { path: '^src/core' },
      to: { pathNot: ['^src/core', '(^|/)node_modules/zod/'] },
    },
    ...order.map((module, at) => ({
      name: `core-${module}-looks-back-only`,
      comment: `Work flows ${order.join(' → ')}; ${module} must not know what comes after it.`,
      severity: 'error',
      from: { path: `^src/core/${module}/` },
      to: { path: `^src/core/(${order.slice(at + 1).join('|') || 'nothing-comes-after'})/` },
    })),
    {
      name: 'core-by-the-front-door',
      comment: "Import a core module's index.ts. What else is in its folder is its own business. (schema.ts of the pack is a second door, for those that check rules files.)",
      severity: 'error',
      from: { path: '^src/(?!core/)' },
      to: { path: '^src/core/[^/]+/(?!index\\.ts$|schema\\.ts$)' },
    },
    {
      name: 'core-modules-by-the-front-door',
      comment: "Import a neighbour's index.ts.",
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/[^/]+/(?!index\\.ts$)', pathNot: '^src/core/$1/' },
    },
    { name: 'ports-know-only-the-core', comment: 'A port says what the inside needs, in its own words. No SDK types here.', severity: 'error', from: { path: '^src/ports\\.ts$' }, to: { pathNot: '^src/core/' } },
    { name: 'service-has-no-hands', comment: 'A service orders the work through ports. Doing it is for an adapter; showing it, for the UI.', severity: 'error', from: { path: '^src/service/' }, to: { pathNot: ['^src/service/', '^src/core/', '^src/ports\\.ts$'] } },
    { name: 'adapters-are-strangers', comment: 'An adapter implements ports for one outside thing. It must not know another, nor the screens.', severity: 'error', from: { path: '^src/adapters/([^/]+)/' }, to: { path: '^src/(adapters|service|ui|main|local)/', pathNot: '^src/adapters/$1/' } },
    { name: 'ui-asks-services', comment: 'A screen asks a service. It never calls Graph, Office or Teams itself.', severity: 'error', from: { path: '^src/ui/' }, to: { path: ['^src/(adapters|main|local)/', '^rules/', '(^|/)node_modules/(@microsoft|@azure)/'] } },
    { name: 'screens-are-strangers', comment: 'Two screens that need the same thing share it through ui/shared or through the core.', severity: 'error', from: { path: '^src/ui/(?!shared/)([^/]+)/' }, to: { path: '^src/ui/(?!shared/)[^/]+/', pathNot: '^src/ui/$1/' } },
    { name: 'only-main-and-cli-wire', comment: 'Choosing adapters and packs happens in main and cli and nowhere else.', severity: 'error', from: { path: '^src/(?!main/|cli/|local/)' }, to: { path: '^(src/main|src/cli|rules|tests)/' } },
    { name: 'a-tenant-build-has-nothing-local', comment: 'Only the local build wires src/local.', severity: 'error', from: { path: '^src/(?!local/)' }, to: { path: '^src/local/' } },
    { name: 'no-circles', comment: 'Two files that need each other are one file. Types may look both ways: they are gone when it runs.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.yaml'] },
  },
};
