// Imports run one way: renderer → shared, main → shared, portal → shared. Renderer and main meet in src-shared/app-api;
// main starts the practice portal as a process and never imports it; src-shared runs anywhere, so it imports nothing of
// Node, Electron or a browser. test/ground/imports.test.ts plants a violation of every rule here and fails when one is
// not found. Which folders of one program may know which is in scripts/checks/folders.ts.

const nodeBuiltin = { dependencyTypes: ['core'] };
const electron = { path: '(^|/)(electron|electron-store)(/|$)' };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'src-shared is what the three programs have in common; it knows none of them.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^(src-(?!shared/)|test/|scripts/)' },
    },
    {
      name: 'shared-is-pure-node',
      comment: 'No Node, no I/O, no clock, no randomness: callers pass them in.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: nodeBuiltin,
    },
    {
      name: 'shared-is-pure-packages',
      comment: 'Packages that need Node, Electron, a DOM or a database do not run anywhere.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: {
        path: '(^|/)(electron|electron-store|better-sqlite3|drizzle-orm|pg|@electric-sql/pglite|fastify|react|react-dom|react-aria-components|ag-grid-[a-z]+)(/|$)',
      },
    },
    {
      name: 'renderer-to-shared-only',
      comment: 'Screens reach main through the app API alone.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^(src-(?!shared/|renderer/)|test/|scripts/)' },
    },
    {
      name: 'renderer-is-a-page-node',
      comment: 'The window is sandboxed: there is no Node in it.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: nodeBuiltin,
    },
    {
      name: 'renderer-is-a-page-electron',
      comment: 'The window is sandboxed: there is no Electron in it but window.app.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: electron,
    },
    {
      name: 'main-to-shared-only',
      comment: 'Main starts the practice portal as a process and loads the screens as files; it imports neither.',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^(src-(?!shared/|main/)|test/|scripts/)' },
    },
    {
      name: 'portal-to-shared-only',
      comment: 'The portal runs alone on a server.',
      severity: 'error',
      from: { path: '^src-portal/' },
      to: { path: '^(src-(?!shared/|portal/)|test/|scripts/)' },
    },
    {
      name: 'portal-without-electron',
      comment: 'The portal runs alone on a server.',
      severity: 'error',
      from: { path: '^src-portal/' },
      to: electron,
    },
    {
      name: 'nothing-unresolvable',
      comment: 'A misspelt import would otherwise be invisible to every rule above.',
      severity: 'error',
      from: { path: '^src-' },
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|modulePath|asset)$' },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle of values has no order to load in; a cycle of types alone is harmless.',
      severity: 'error',
      from: { path: '^src-' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
