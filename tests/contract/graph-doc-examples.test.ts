import * as z from 'zod/mini';
import { graphClient, graphMail, graphTeams, provision, siteIdAt, whoAmI } from '../../src/adapters/graph';
import { contract, describeContract, loadContracts, type Contracts } from '../support/graph-contract';

interface Example { doc: string; type: string; collection: boolean; body: Record<string, unknown> }

/** The app, given Microsoft's own examples as answers: it must read them, not only what our server says. */
const answering = (body: unknown) => graphClient({
  baseUrl: 'http://localhost:1', token: async () => 't', wait: async () => undefined,
  fetch: async () => new Response(JSON.stringify(body), { status: 200 }),
});
/** Some examples are abbreviated and print no id. */
const identified = (body: Record<string, unknown>) => ({ ...body, id: body['id'] ?? 'not printed' });
const page = (body: Record<string, unknown>) => ({ value: [identified(body)] });
const pageOf = (body: Record<string, unknown>) => ({ ...body, '@odata.nextLink': undefined, value: (body['value'] as Record<string, unknown>[]).map(identified) });

describeContract('what the documentation prints', () => {
  const all = (contract('graph-doc-examples.json') as { examples: Example[] }).examples;
  const of = (type: string, collection?: boolean): [string, Example][] => all.filter((one) => one.type === `microsoft.graph.${type}` && (collection === undefined || one.collection === collection)).map((one) => [one.doc.split('/').pop() ?? '', one]);
  let contracts: Contracts;
  beforeAll(() => { contracts = loadContracts(); });

  test.each(of('message', false))('an email of %s is read', async (_doc, { body }) => {
    const { mails } = await graphMail(answering(page(body))).conversation('c');
    expect(mails).toHaveLength(body['isDraft'] === true ? 0 : 1);
  });

  test.each(of('message', true))('a page of email of %s is read, its link apart', async (_doc, { body }) => {
    const { mails } = await graphMail(answering(pageOf(body))).conversation('c');
    expect(mails.length).toBe((body['value'] as { isDraft?: boolean }[]).filter((one) => one.isDraft !== true).length);
  });

  test.each(of('chatMessage', false))('a post of %s is read, or left out as nobody\'s words', async (_doc, { body }) => {
    const { posts } = await graphTeams(answering(page(body))).chat('c');
    const isPost = (body['messageType'] ?? 'message') === 'message' && (body['deletedDateTime'] ?? null) === null;
    expect(posts).toHaveLength(isPost ? 1 : 0);
    if (isPost) expect(typeof posts[0]?.content).toBe('string');
  });

  test.each(of('chatMessage', true))('a page of posts of %s is read', async (_doc, { body }) => {
    const { posts } = await graphTeams(answering(pageOf(body))).chat('c');
    expect(posts.length).toBeLessThanOrEqual((body['value'] as unknown[]).length);
    expect(posts.every((one) => one.contentType === 'html' || one.contentType === 'text')).toBe(true);
  });

  test('a site and a signed-in person are read', async () => {
    const site = of('site', false)[0]?.[1];
    expect(await siteIdAt(answering(site?.body), 'https://contoso.sharepoint.com/sites/x')).toBe(site?.body['id']);
    const user = of('user', false).map(([, one]) => one.body).find((body) => typeof body['userPrincipalName'] === 'string');
    expect((await whoAmI(answering(user))).upn).toBe(user?.['userPrincipalName']);
  });

  test('items, files and versions have the shape the local server is held to', () => {
    const held = ['listItem', 'driveItem', 'listItemVersion', 'list', 'site', 'uploadSession'].flatMap((type) => of(type).flatMap(([, one]) => (one.collection ? (one.body['value'] as unknown[]) : [one.body]).map((body) => [type, contracts.check(type, body)] as const)));
    expect(held.length).toBeGreaterThan(20);
    expect(held.filter(([, fits]) => !fits).length).toBeLessThanOrEqual(3);
  });

  test('an answer of another shape is said to be unreadable, not guessed at', async () => {
    await expect(provision(answering({ lists: [] }), 's')).rejects.toMatchObject({ trouble: 'unreadable' });
    await expect(answering({ id: 7 }).ask({ name: 'who-am-i' }, z.object({ id: z.string() }))).rejects.toMatchObject({ trouble: 'unreadable' });
  });
});
