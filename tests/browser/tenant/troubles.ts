import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { localToken, type Fault, type FaultPlan } from '../../../src/local/graph';
import { prepareSite } from '../../../src/local/prepare-site';
import { fillDecision } from '../../support/browser-journey';
import type { World } from '../../support/tenant-world';
import { WORRIED } from './mails';

const save = (app: FrameLocator) => app.getByRole('button', { name: /^(Save the consultation|Not saved yet: save again)$/ }).click();
/** A fault on every part of a batch that writes. */
const onWrites = (fault: Fault): FaultPlan => ({ next: (request) => (request.part && request.method !== 'GET' ? fault : undefined) });

async function byHand(world: World, path: string): Promise<void> {
  const answer = await fetch(`${world.graph.url}/v1.0/sites/${world.graph.site.id}/lists/${path}`, { method: 'DELETE', headers: { 'x-by-hand': 'a test', Authorization: `Bearer ${localToken({ upn: 'site.owner@local.example', name: 'Site owner', role: 'admin' })}` } });
  assert.equal(answer.status, 204);
}

/** How many events of the site are stored. */
async function storedEvents(world: World): Promise<number> {
  const answer = await fetch(`${world.graph.url}/v1.0/sites/${world.graph.site.id}/lists/TcpEvents/items?$top=2000`, { headers: { 'x-by-hand': 'a test', Authorization: `Bearer ${localToken({ upn: 'site.owner@local.example', name: 'Site owner', role: 'admin' })}` } });
  return ((await answer.json()) as { value: unknown[] }).value.length;
}

const TROUBLES: [string, (world: World) => Promise<void> | void, string][] = [
  ['the network gone', (world) => { world.twist = () => 'cut'; }, 'There is no connection to Microsoft 365. Nothing is lost.'],
  ['a token refused, and the new one too', (world) => { world.faults = onWrites({ kind: '401', when: 'before' }); }, 'You are signed out of Microsoft 365.'],
  ['a permission withdrawn', (world) => { world.faults = onWrites({ kind: '403', when: 'before' }); }, 'You no longer have permission to this site.'],
  ['a full site', (world) => { world.faults = onWrites({ kind: '507', when: 'before' }); }, 'The SharePoint site is full.'],
  ['a column taken away', (world) => byHand(world, 'TcpEvents/columns/Slot'), 'A column that this app needs is not in its list.'],
  ['a list deleted', (world) => byHand(world, 'TcpCases'), 'A list that this app needs is not in the site.'],
];

/** What happens to a site and to a sign-in while somebody is at work, and what they are told. Last, as lists are deleted here. */
export function troubleTests(the: () => World, skip: string | false): void {
  test('troubles: each has its sentence where the person presses save, what was typed stays, and the press after it is over stores it once', { skip }, async () => {
    const world = the();
    for (const [what, happens, says] of TROUBLES) {
      const { page, app } = await world.outlook(WORRIED);
      await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
      await fillDecision(app, 4);
      const before = await storedEvents(world);
      await happens(world);
      await save(app);
      await app.getByRole('alert').getByText(says).waitFor({ timeout: 60_000 }).catch(() => assert.fail(`${what}: the sentence “${says}” was not shown`));
      assert.equal(await app.getByLabel('Initials of the child').inputValue(), 'KB', what);
      world.twist = undefined;
      world.faults = undefined;
      await prepareSite(world.graph.url);
      await save(app);
      await app.getByText(/Saved as TCP-/).first().waitFor();
      assert.equal(await storedEvents(world) - before, 1, what);
      await page.context().close();
    }
  });

  test('troubles: a token that runs out, and a challenge, in the middle of a save are answered by the host, and the person sees nothing but “saved”', { skip }, async () => {
    const world = the();
    for (const kind of ['401', 'claims'] as const) {
      const { page, app, frame } = await world.outlook(WORRIED);
      await app.getByRole('button', { name: 'Go on to your decision' }).waitFor();
      await fillDecision(app, 4);
      const before = await storedEvents(world);
      let met = 0;
      world.faults = { next: (request) => (request.part && request.method !== 'GET' && (met += 1) === 1 ? { kind, when: 'before' } : undefined) };
      const asked = () => frame().evaluate(() => window.outlook.auth.asked.filter((one) => one.scope.includes('Sites.Selected')).map((one) => one.claims ?? ''));
      const begun = (await asked()).length;
      await save(app);
      await app.getByText(/Saved as TCP-/).first().waitFor();
      world.faults = undefined;
      const since = (await asked()).slice(begun);
      assert.ok(kind === '401' ? since.length >= 2 : since.some((claims) => claims.includes('"acrs"')), `${kind}: the host was not asked for a new token`);
      assert.equal(await app.getByRole('alert').count(), 0, kind);
      assert.equal(await storedEvents(world) - before, 1, kind);
      await page.context().close();
    }
  });
}
