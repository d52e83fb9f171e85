/** What a kept draft holds, if it is what it should be; undefined for anything else, whatever it is. Never throws. */
export function keptBody<T>(body: string, isIt: (value: object) => value is T & object): T | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && isIt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
