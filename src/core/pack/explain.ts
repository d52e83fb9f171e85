import type * as z from 'zod/mini';

/** One thing to mend in a rules file. */
export interface Problem {
  /** The file, relative to the edition's folder: 'contacts.yaml', 'matrix/health.yaml'. */
  file: string;
  /** Where in the file: keys and list places from the top. */
  path: (string | number)[];
  /** What is wrong and how to mend it, for a safeguarding lead. */
  says: string;
}

/** "levels, 3rd entry, legal": a path as a person would say it. */
export function sayPath(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step)).join(', ');
}

const words: Record<string, string> = {
  string: 'text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'a group of lines', record: 'a group of lines', undefined: 'left out',
};

const wrongType = (issue: z.core.$ZodIssue & { expected: string }): string =>
  issue.input === undefined ? `is missing; it must be ${words[issue.expected] ?? issue.expected}` : `must be ${words[issue.expected] ?? issue.expected}`;

function whatIsWrong(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return wrongType(issue);
  if (issue.code === 'unrecognized_keys') return `holds ${issue.keys.map((k) => `"${k}"`).join(', ')}, which is not a known name here; check the spelling`;
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'is not one of the forms allowed here';
  return issue.message;
}

/** Turns what the shape check found into problems in plain words. */
export function explain(file: string, issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.map((issue) => {
    const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
    return { file, path, says: `${sayPath(path) || 'the file'} ${whatIsWrong(issue)}.` };
  });
}
