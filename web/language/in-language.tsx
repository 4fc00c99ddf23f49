import { cloneElement, type ReactElement } from 'react';
import { useLanguage } from './language.ts';

/** Everything in it is shown anew, as it stands, when another language is chosen: nothing typed is lost and no call ends. */
export function InLanguage({ children }: { children: ReactElement }) {
  useLanguage();
  // The same element again would be passed over.
  return cloneElement(children);
}
