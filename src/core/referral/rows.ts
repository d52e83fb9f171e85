/** Which kind of harm, as forms name them, a row of the shared vocabulary speaks to. Rows about need, not harm, are left out. */
const KIND_OF_ROW: Record<string, string> = {
  'abuse-and-neglect/injuries': 'physical',
  'abuse-and-neglect/physical-chastisement': 'physical',
  'abuse-and-neglect/signs-of-neglect': 'neglect',
  'abuse-and-neglect/self-sufficiency': 'neglect',
  'mental-emotional-health/emotional-warmth': 'emotional',
  'sexual-abuse-activity/sexual-abuse': 'sexual',
  'police-attention/criminal-exploitation': 'exploitation',
  'domestic-abuse/abuse-of-parent-or-expectant-mother': 'domestic abuse',
  'domestic-abuse/violence-and-control-in-the-family': 'domestic abuse',
  'domestic-abuse/perpetrator-in-the-household': 'domestic abuse',
};

const DIFFICULTY_OF_ROW: Record<string, string> = {
  'domestic-abuse/abuse-of-parent-or-expectant-mother': 'domestic abuse',
  'domestic-abuse/violence-and-control-in-the-family': 'domestic abuse',
  'domestic-abuse/perpetrator-in-the-household': 'domestic abuse',
  'mental-emotional-health/carer-mental-health': 'mental illness',
  'drug-substance-misuse/carer-substance-misuse': 'substance misuse',
  'drug-substance-misuse/drugs-in-the-home': 'substance misuse',
  'drug-substance-misuse/drug-use-in-pregnancy': 'substance misuse',
};

const through = (table: Record<string, string>, rows: readonly string[], choices: readonly string[]): string[] =>
  [...new Set(rows.flatMap((row) => table[row] ?? []))].filter((kind) => choices.includes(kind));

/** The choices of "kind of harm" that counted evidence speaks to. */
export const kindsOfHarm = (rows: readonly string[], choices: readonly string[]): string[] => through(KIND_OF_ROW, rows, choices);
/** The choices of "difficulties at home" that counted evidence speaks to. */
export const difficulties = (rows: readonly string[], choices: readonly string[]): string[] => through(DIFFICULTY_OF_ROW, rows, choices);
