import { useCallback, useEffect, useState } from 'react';
import type { Person } from '../../ports';
import { useServices } from './services';

/** Who is signed in: not known yet, known, or it could not be asked. */
export interface Who { me: Person | undefined; failed: boolean; again: () => void }

/** Who is signed in, and a way to ask once more. What somebody may see is decided by the site's permissions, never by this. */
export function useWho(): Who {
  const { identity } = useServices();
  const [{ me, failed }, setWho] = useState<{ me?: Person; failed: boolean }>({ failed: false });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stopped = false;
    identity.me().then((person) => { if (!stopped) setWho({ me: person, failed: false }); }, () => { if (!stopped) setWho({ failed: true }); });
    return () => { stopped = true; };
  }, [identity, round]);
  const again = useCallback(() => { setWho({ failed: false }); setRound((n) => n + 1); }, []);
  return { me, failed, again };
}

/** Who is signed in; undefined until that is known. */
export const useMe = (): Person | undefined => useWho().me;
