// The bot as a process of its own, to be killed: starts at a line on its standard input.
import { once } from 'node:events';
import { runTelegram } from '../../src/telegram/main.ts';
import { UNLIMITED } from './harness.ts';
import { townFollowUp, townPipeline } from './town.ts';

const { KILL_TOKEN, KILL_ROOT, KILL_STATE } = process.env;

process.stdout.write('ready\n');
await once(process.stdin, 'data');
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
await runTelegram({
  environment: {
    TELEGRAM_BOT_TOKEN: KILL_TOKEN,
    TELEGRAM_API_ROOT: KILL_ROOT,
    TELEGRAM_POLL_SECONDS: '5',
    ...UNLIMITED,
  },
  stateDir: KILL_STATE!,
  openPipeline: async () => townPipeline(),
  followPipeline: () => ({ close: async () => {} }),
  resolveFollowUp: townFollowUp,
  write: (line) => process.stdout.write(line),
  stop: stop.signal,
  onReload: () => {},
});
process.exit();
