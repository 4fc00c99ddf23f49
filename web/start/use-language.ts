import { useEffect, useState } from 'react';
import type { Language } from './words.ts';

/** The pages of staff read the same choice. */
const key = 'sprog';

/** The language that was chosen in this browser, Danish until somebody chooses. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(key) === 'en' ? 'en' : 'da'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: Language) => {
    localStorage.setItem(key, chosen);
    setLanguage(chosen);
  };
  return [language, choose];
}
