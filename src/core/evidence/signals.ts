import type { Signal } from './english';
import { flatten } from './sentences';
import { sieveOf, type Sieve } from './sieve';

interface CompiledSignal { signal: Signal; first: RegExp; others: RegExp[]; none: RegExp[]; notAfter: RegExp[] }
export interface SignalMatcher { signals: CompiledSignal[]; mayBegin: Sieve }

/** A signal that speaks in a sentence; `words` are those of its first expression. */
export interface SignalFound { signal: Signal; words: string }

const expression = (one: string, end = '(?![\\p{L}\\p{N}])', flags = 'iu') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})${end}`, flags);

/** Compiles rules/english/signals. Throws, naming the signal, when an expression is not valid. */
export function compileSignals(signals: readonly Signal[]): SignalMatcher {
  const compiled = signals.map((signal): CompiledSignal => {
    const { all: [first = '(?!)', ...others], none = [], notAfter = [] } = signal;
    return {
      signal, first: expression(first, undefined, 'giu'), others: others.map((one) => expression(one)),
      none: none.map((one) => expression(one)), notAfter: notAfter.map((one) => expression(one, '[^\\p{L}\\p{N}]*$')),
    };
  });
  return { signals: compiled, mayBegin: sieveOf(compiled.map(({ first }) => first)) };
}

/**
 * Signals that speak in a sentence. The first expression must stand in the sentence itself, not after words that take it back; the
 * others in the signal's window. What rules a signal out must stand in the sentence itself: nothing else in a message can silence it.
 */
export function signalsIn(sentence: string, neighbours: string, matcher: SignalMatcher): SignalFound[] {
  const here = flatten(sentence);
  let near: string | undefined;
  const found: SignalFound[] = [];
  for (const at of matcher.mayBegin(here)) {
    const { signal, first: wanted, others, none, notAfter } = matcher.signals[at] as CompiledSignal;
    const first = [...here.matchAll(wanted)].find(({ index }) => !notAfter.some((one) => one.test(here.slice(0, index))));
    if (!first || none.some((one) => one.test(here))) continue;
    if (signal.window === 'neighbours') near ??= flatten(neighbours);
    const wide = signal.window === 'neighbours' ? (near ?? here) : here;
    if (others.every((one) => one.test(wide))) found.push({ signal, words: first[0] });
  }
  return found;
}
