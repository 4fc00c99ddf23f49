import type { GuestRole } from '../../schemas/guest.ts';

/** As what a third party takes part in a talk. */
export const guestWords: Record<GuestRole, string> = {
  interpreter: 'Tolk',
  companion: 'Bisidder',
  representative: 'Partsrepræsentant',
  support: 'Støtte- eller kontaktperson',
  office: 'Et andet kontor',
};

/** All of them in a sentence: `tolk og bisidder`. */
export function guestsText(roles: readonly GuestRole[]): string {
  const words = roles.map((role) => guestWords[role].toLowerCase());
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} og ${last}`;
}
