import { useSyncExternalStore } from 'react';
import { speakWith } from './say.ts';

/** What the staff pages are shown in. What citizens hear and read has languages of its own. */
export type Language = 'da' | 'en';

const place = 'sprog';
const listeners = new Set<() => void>();
let language: Language = 'da';

/** As it was left in this browser; Danish where nobody chose, or where that cannot be read. */
function keptLanguage(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'da';
  } catch {
    return 'da';
  }
}

function keep(chosen: Language): void {
  try {
    localStorage.setItem(place, chosen);
  } catch {
    // A browser that keeps nothing shows it until the page is left.
  }
}

/** Shows everything in it from now on. @throws when its sentences cannot be fetched; then nothing has changed */
async function speak(chosen: Language): Promise<void> {
  speakWith(chosen === 'en' ? (await import('./english.ts')).english : undefined);
  language = chosen;
  document.documentElement.lang = chosen;
  for (const listener of [...listeners]) listener();
}

/** Before anything is shown: the language that was chosen here before. A page that cannot fetch it is shown in Danish. */
export async function speakAsBefore(): Promise<void> {
  if (keptLanguage() === 'en') await speak('en').catch(() => undefined);
}

/** Somebody chooses. @throws when the sentences cannot be fetched */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await speak(chosen);
  keep(chosen);
}

/** The language that everything is shown in; shows it anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => language,
  );
}
