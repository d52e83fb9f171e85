import { useEffect, useState } from 'react';
import { useServices } from './services';

const HALF_A_MINUTE = 30_000;

/** The time, which goes on while a screen stands open: what falls due meanwhile is shown as overdue. */
export function useNow(): Date {
  const { clock } = useServices();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(clock.now()), HALF_A_MINUTE);
    return () => clearInterval(ticking);
  }, [clock]);
  return now;
}
