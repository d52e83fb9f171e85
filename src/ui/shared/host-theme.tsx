import { FluentProvider, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';

export type ThemeName = 'light' | 'dark' | 'contrast';

const themes: Record<ThemeName, Theme> = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Follows the host's theme, without a reload. */
export function HostTheme({ theme, children }: { theme: { current: ThemeName; onChange: (changed: (theme: ThemeName) => void) => void }; children: ReactNode }) {
  const [name, setName] = useState(theme.current);
  useEffect(() => { theme.onChange(setName); }, [theme]);
  return <FluentProvider theme={themes[name]} data-theme={name} style={{ minHeight: '100vh' }}>{children}</FluentProvider>;
}
