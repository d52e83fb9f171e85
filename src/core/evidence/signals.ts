import type { Signal } from './english';

interface CompiledSignal { signal: Signal; all: RegExp[]; none: RegExp[] }
export interface SignalMatcher { signals: CompiledSignal[] }

/** A signal that speaks in a sentence; `words` are those of its first expression. */
export interface SignalFound { signal: Signal; words: string }

const expression = (one: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})(?![\\p{L}\\p{N}])`, 'iu');

/** Compiles rules/english/signals. Throws, naming the signal, when an expression is not valid. */
export function compileSignals(signals: readonly Signal[]): SignalMatcher {
  return { signals: signals.map((signal) => ({ signal, all: signal.all.map(expression), none: (signal.none ?? []).map(expression) })) };
}

/** Signals that speak in a sentence. The first expression must stand in the sentence itself, the others in the signal's window. */
export function signalsIn(sentence: string, neighbours: string, message: string, matcher: SignalMatcher): SignalFound[] {
  const found: SignalFound[] = [];
  for (const { signal, all, none } of matcher.signals) {
    const first = all[0]?.exec(sentence);
    if (!first) continue;
    const wide = signal.window === 'message' ? message : signal.window === 'neighbours' ? neighbours : sentence;
    if (all.slice(1).every((one) => one.test(wide)) && !none.some((one) => one.test(signal.window === 'message' ? neighbours : wide))) found.push({ signal, words: first[0] });
  }
  return found;
}
