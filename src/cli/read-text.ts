import { readFileSync } from 'node:fs';

/** What went wrong with a file, by the system's word for it. `at` is its path, where the system says it. */
const REASONS: Record<string, (at: string) => string> = {
  ENOENT: (at) => `There is no file or folder ${at}.`,
  EISDIR: (at) => `${at} is a folder. Name a file.`,
  ENOTDIR: (at) => `${at} cannot be made or opened: part of it is a file, not a folder.`,
  EEXIST: (at) => `${at} is there already and is a file. Name a folder.`,
  EACCES: (at) => `${at} may not be opened or written by you.`,
  EPERM: (at) => `${at} may not be opened or written: it is protected, or open in another program.`,
  EBUSY: (at) => `${at} is open in another program. Close it there and run the command again.`,
  EROFS: (at) => `${at} lies on a disk that cannot be written to.`,
  ENOSPC: () => 'The disk is full. Make room and run the command again.',
};

/** What went wrong, in one sentence for whoever typed the command. Never a trace of the program, nor what stands in a file. */
export function sayFailure(error: unknown): string {
  const { code, path, message = 'The command could not be done.' } = Object(error) as Partial<NodeJS.ErrnoException>;
  const reason = code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return reason?.(path ?? 'What was named') ?? message.split('\n')[0] ?? '';
}

/** The bytes of a file. Throws a sentence when there is none. */
export function readBytes(file: string): Buffer {
  try { return readFileSync(file); } catch (error) { throw new Error(sayFailure(Object.assign(error as NodeJS.ErrnoException, { path: file })), { cause: error }); }
}

/** The words of a file, whether it was saved as UTF-8 or as Windows programs save text. Throws a sentence when there is none. */
export function readText(file: string): string {
  const bytes = readBytes(file);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('windows-1252').decode(bytes); }
}
