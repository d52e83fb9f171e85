import { localTokenOf, type LocalPerson } from '../identity';

/** The site's Graph as any REST client reads it; not through the app's adapter, so that what is shown is what is there. */
export async function getGraph<T>(person: LocalPerson, path: string): Promise<T[]> {
  const found: T[] = [];
  let next: string | undefined = `/v1.0${path}`;
  while (next) {
    const answer: Response = await fetch(next, { headers: { 'x-by-hand': 'SharePoint', Authorization: `Bearer ${localTokenOf(person)}` } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = await answer.json() as { value: T[]; '@odata.nextLink'?: string };
    found.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return found;
}
