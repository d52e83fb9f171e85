import { deleteDB } from 'idb';

/** The one database that this app keeps in the browser. */
const DRAFTS = 'threshold-consultation-drafts';

/** Removes everything that was kept on this machine. Called before signing out; does nothing where nothing was kept. */
export async function wipeDrafts(): Promise<void> {
  await deleteDB(DRAFTS);
}
