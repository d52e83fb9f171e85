// npm start: installs what is missing, builds what has changed, starts the workbench and prints its address.
import { spawn } from 'node:child_process';
import { buildLocal, fail, installIfMissing, root } from './ready.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11)) fail(`The workbench needs Node 20.11 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`);

installIfMissing();
buildLocal();

const server = spawn(process.execPath, ['--import', 'tsx', 'src/local/start.ts'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
// Stopped by hand is well; ended by the system for another reason is not.
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
