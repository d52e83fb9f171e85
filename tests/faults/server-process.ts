/** The local server in a process of its own, so that it can be killed: `node --import tsx server-process.ts <json>`. Says "ready" when it listens. */
import { localToken, seededFaults, startLocalGraph } from '../../src/local/graph';
import { graphClient, provision } from '../../src/adapters/graph';
import { PEOPLE, OWNER } from '../support/graph-site';

interface Settings { port: number; dataDir: string; seed: number; share: number; prepare: boolean }

async function main(): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
  let quiet = settings.prepare || settings.share === 0;
  const plan = seededFaults({ seed: settings.seed, share: settings.share });
  const counts = { requests: 0, faults: 0 };
  const server = await startLocalGraph({
    port: settings.port, dataDir: settings.dataDir, now: () => new Date(), people: PEOPLE, slowMs: 20,
    faults: { next: (request) => {
      if (quiet) return undefined;
      counts.requests += 1;
      const fault = plan.next(request);
      if (fault) counts.faults += 1;
      return fault;
    } },
  });
  if (settings.prepare) {
    await provision(graphClient({ baseUrl: server.url, token: async () => localToken(OWNER), wait: async () => undefined }), server.site.id);
    quiet = settings.share === 0;
  }
  process.on('message', (asked) => { if (asked === 'counts') process.send?.({ ...counts }); });
  process.send?.({ ready: true, url: server.url, site: server.site.id });
}

void main();
