// Refuses to run the project's scripts on a Node that is too old for them, in one plain sentence.
// npm scripts find the `node` of node_modules/.bin first (the devDependency `node`, version 24), whatever the
// machine has; an older one is met only when that package was not installed. Installing needs just Node 20
// (`engines`). Plain JavaScript without newer syntax, so that even a very old Node reaches the sentence.
const needed = 24;
const found = process.versions.node;

if (Number(found.split('.')[0]) < needed) {
  console.error(
    'This needs Node ' +
      needed +
      ' or later, and found ' +
      found +
      '. Run it through npm (npm start, npm test, npm run …) after "npm ci": ' +
      'that installs Node ' +
      needed +
      ' inside node_modules. If it was installed without install scripts, run "npm rebuild node".',
  );
  process.exit(1);
}
