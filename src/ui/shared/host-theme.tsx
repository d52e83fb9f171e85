import { useEffect, useState, type ReactNode } from 'react';
import { useLook } from './look';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Follows the host's theme, without a reload. */
export function HostTheme({ theme, children }: { theme: { current: ThemeName; onChange: (changed: (theme: ThemeName) => void) => void }; children: ReactNode }) {
  const look = useLook();
  const [name, setName] = useState(theme.current);
  useEffect(() => { theme.onChange(setName); }, [theme]);
  return <div data-theme={name} className={look.host}>{children}</div>;
}
