/** Light or dark, as the station's settings or the system say. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { ThemeName } from './theme.ts';

const ThemeContext = createContext<ThemeName>('light');
export const ThemeProvider = ThemeContext.Provider;
export const useTheme = (): ThemeName => useContext(ThemeContext);

export function useSystemTheme(): ThemeName {
  const [dark, setDark] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const onChange = (): void => setDark(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return dark ? 'dark' : 'light';
}
