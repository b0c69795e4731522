// What a program is started with that must not see the tests' own environment: where programs are, and where Node keeps
// modules that it has compiled before.
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}
