import type { Signal } from './english';
import { flatten } from './sentences';
import { sieveOf, type Sieve } from './sieve';

interface CompiledSignal { signal: Signal; all: RegExp[]; none: RegExp[] }
export interface SignalMatcher { signals: CompiledSignal[]; mayBegin: Sieve }

/** A signal that speaks in a sentence; `words` are those of its first expression. */
export interface SignalFound { signal: Signal; words: string }

const never = /(?!)/;
const expression = (one: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})(?![\\p{L}\\p{N}])`, 'iu');

/** Compiles rules/english/signals. Throws, naming the signal, when an expression is not valid. */
export function compileSignals(signals: readonly Signal[]): SignalMatcher {
  const compiled = signals.map((signal) => ({ signal, all: signal.all.map(expression), none: (signal.none ?? []).map(expression) }));
  return { signals: compiled, mayBegin: sieveOf(compiled.map(({ all: [first] }) => first ?? never)) };
}

/**
 * Signals that speak in a sentence. The first expression must stand in the sentence itself, the others in the signal's window. What
 * rules a signal out must stand in the sentence itself: nothing else in a message can silence it.
 */
export function signalsIn(sentence: string, neighbours: string, matcher: SignalMatcher): SignalFound[] {
  const here = flatten(sentence);
  let near: string | undefined;
  const found: SignalFound[] = [];
  const may = matcher.mayBegin(here);
  for (const [at, { signal, all, none }] of matcher.signals.entries()) {
    if (!may[at]) continue;
    const first = all[0]?.exec(here);
    if (!first || none.some((one) => one.test(here))) continue;
    if (signal.window === 'neighbours') near ??= flatten(neighbours);
    const wide = signal.window === 'neighbours' ? (near ?? here) : here;
    if (all.slice(1).every((one) => one.test(wide))) found.push({ signal, words: first[0] });
  }
  return found;
}
