import { after, before } from 'node:test';
import { noBrowser } from '../support/browser-workbench';
import { noTenantBundle } from '../support/tenant-site';
import { startWorld, type World } from '../support/tenant-world';
import { outlookTests } from './tenant/outlook';
import { faultTests } from './tenant/faults';
import { firstScreenTests } from './tenant/first-screen';
import { packageTests } from './tenant/package';
import { policyTests } from './tenant/policy';
import { signInTests } from './tenant/sign-in';
import { talk } from './tenant/talk';
import { teamsTests } from './tenant/teams';
import { troubleTests } from './tenant/troubles';

// The tenant bundle as `npm run package` hands it out, under the headers that it writes, in frames of Microsoft's own
// addresses; with the real sign-in and Teams libraries. One browser for all of it.
const skip = noBrowser || noTenantBundle;
let world: World | undefined;
const the = (): World => { if (!world) throw new Error('The world has not been started.'); return world; };

before(async () => { if (!skip) world = await startWorld({ talk }); });
after(async () => { await world?.close(); });

packageTests(the, skip);
firstScreenTests(the, skip);
faultTests(the, skip);
outlookTests(the, skip);
signInTests(the, skip);
teamsTests(the, skip);
troubleTests(the, skip);
policyTests(the, skip);
