// Builds nodejieba's native binding with the locked node-pre-gyp, and does nothing when it already loads.
// nodejieba's own install script calls a bare `npx`, which asks a question on a clean machine and
// fetches an unlocked node-pre-gyp; package.json's allowScripts switches that script off.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const folder = dirname(require.resolve('nodejieba/package.json'));

// nodejieba loads its binding lazily, so the binding itself is asked for: by its path, since by its name
// another one would do that stands in a folder above.
function loads() {
  try {
    require(join(folder, 'build/Release/nodejieba.node'));
    return true;
  } catch {
    return false;
  }
}

if (!loads()) {
  const fromFolder = createRequire(join(folder, 'package.json'));
  const preGyp = fromFolder.resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp');
  // Headers that stand beside the running node need not be fetched.
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node_api.h'))
    ? [`--nodedir=${prefix}`]
    : [];
  const { status } = spawnSync(
    process.execPath,
    [preGyp, 'install', '--fallback-to-build', ...headers],
    {
      cwd: folder,
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    process.stderr.write(
      'chuchu: nodejieba could not be built. It needs python3, make and g++ (Debian: apt-get install python3 make g++); then run npm install again.\n',
    );
    process.exit(1);
  }
}
