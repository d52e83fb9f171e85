import { useEffect, useState } from 'react';
import type { Person } from '../../ports';
import { useServices } from './services';

/** Who is signed in; undefined until that is known. What somebody may see is decided by the site's permissions, never by this. */
export function useMe(): Person | undefined {
  const { identity } = useServices();
  const [me, setMe] = useState<Person>();
  useEffect(() => {
    let stopped = false;
    identity.me().then((person) => { if (!stopped) setMe(person); }, () => undefined);
    return () => { stopped = true; };
  }, [identity]);
  return me;
}
