/** The form that is open at one place of a desk, and how many were before it: each is an entry with a name of its own. */
export interface Writing { form?: string; nth: number }

/** True where a form is open. */
export const isWriting = (value: unknown): value is Writing => typeof value === 'object' && value !== null && 'form' in value && value.form !== undefined;
