import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { wording } from '../wording';
import { Button } from './button';
import { useLook } from './look';

/**
 * A screen that is fetched when it is first shown. Where it cannot be fetched, that is said in its place, with a way to try
 * again: what stands around it, and what the person has decided, stays. `isQuiet`: until it is there, nothing is shown. (React's own `lazy` would take the whole page away.)
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, isQuiet = false): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  return function Late(props: P) {
    const look = useLook();
    const [state, setState] = useState<'waiting' | 'failed' | 'ready'>(ready ? 'ready' : 'waiting');
    const fetchIt = useCallback(() => { load().then((screen) => { ready = screen; setState('ready'); }, () => setState('failed')); }, []);
    useEffect(() => { if (!ready) fetchIt(); }, [fetchIt]);
    const Screen = ready;
    if (Screen) return <Screen {...props} />;
    if (isQuiet) return null;
    if (state !== 'failed') return <p role="status">{wording.step.waiting}</p>;
    return <div role="alert" className={look.warning}><p className={look.plain}>{wording.step.failed}</p><Button size="small" onClick={() => { setState('waiting'); fetchIt(); }}>{wording.step.again}</Button></div>;
  };
}
