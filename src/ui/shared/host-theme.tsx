import { useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { useLook } from './look';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Follows the host's theme, without a reload; also what changed before anybody listened. */
export function HostTheme({ theme, children }: { theme: { readonly current: ThemeName; onChange: (changed: () => void) => void }; children: ReactNode }) {
  const look = useLook();
  const listen = useCallback((changed: () => void) => { theme.onChange(changed); return () => undefined; }, [theme]);
  const name = useSyncExternalStore(listen, () => theme.current);
  return <div data-theme={name} className={look.host}>{children}</div>;
}
