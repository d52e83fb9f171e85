import { Unreadable } from '../../ports';

/** How Outlook says that it could not do something. Numbers are those of office.js's own list of errors. */
type Trouble = 'protected' | 'no-permission' | 'offline' | 'moved-on' | 'silent';

const CODES: Record<number, Trouble> = {
  7000: 'no-permission', 9038: 'no-permission', 9047: 'no-permission', 9048: 'no-permission', 9053: 'no-permission',
  9040: 'offline', 9041: 'offline', 9042: 'offline', 9030: 'moved-on', 9049: 'moved-on',
};

const SENTENCES: Record<Trouble, string> = {
  protected: 'This message is protected or could not be opened. Copy its text and paste it into the box below.',
  'no-permission': 'Outlook does not let the panel read this message: you or the panel may lack the right to it in this mailbox. Copy its text and paste it into the box below, and tell your administrator.',
  offline: 'Outlook cannot fetch this message just now. Check the connection and read it again, or copy its text and paste it into the box below. If you cannot wait, telephone.',
  'moved-on': 'The message was moved while it was read. Read it again, or paste its text into the box below.',
  silent: 'Outlook has not answered. Read the message again, or copy its text and paste it into the box below.',
};

export const EMPTY = 'This message has no words that the panel can read: perhaps a picture, an attachment, or nothing. Copy or type what it says into the box below.';

/** Of a mail that is being written. */
export const NOT_WRITTEN = 'Nothing is written in this mail yet. Write it, then read it again here, or put the words into the box below.';

/** Outlook's refusal of one call. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(readonly trouble: Trouble) { super('Outlook refused a call'); }
}

/** Outlook has been seen never to call back: after this it is taken not to answer. */
const PATIENCE_MS = 15_000;

/** One call of office.js, as a promise. Rejects with `Refused`. */
export function call<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void, patience = PATIENCE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const given = setTimeout(() => reject(new Refused('silent')), patience);
    start((result) => {
      clearTimeout(given);
      // The word, not the enum: the enum is not there until office.js has loaded.
      if (String(result.status) === 'succeeded') resolve(result.value);
      else reject(new Refused(CODES[result.error?.code] ?? 'protected'));
    });
  });
}

/** The refusal as the person is told of it, with what is known of the message all the same. */
export const unreadable = (error: unknown, about: Unreadable['about']): Unreadable => new Unreadable(SENTENCES[error instanceof Refused ? error.trouble : 'protected'], about);
