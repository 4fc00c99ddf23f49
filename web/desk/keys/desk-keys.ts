import { say } from '../../language/say.ts';

/*
 * The keys of the desk that stand for something wherever on the page the focus is (`digits`: inside a question), as `aria-keyshortcuts`
 * names them. The one table of them: what is pressed, shown on a button, listed and changed is read from here.
 */
export const usualKeys = {
  answer: 'F2',
  mute: 'F8',
  hold: 'Shift+F8',
  end: 'Shift+F9',
  /** With the letter of any section. */
  sections: 'Alt+Shift+A',
  judgement: 'Alt+Shift+V',
  notes: 'Alt+Shift+N',
  digits: '1',
  help: '?',
} as const;
export type KeyName = keyof typeof usualKeys;

/** The keys as somebody has them; an empty one is switched off. */
export type Keys = Readonly<Record<KeyName, string>>;

export const keyNames = Object.keys(usualKeys) as KeyName[];

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey'>;

/** The name of what is pressed. Letters with Alt by their place, since Alt changes what letters they make; Shift is how a sign is typed. */
export function keyOf({ key, code, altKey, ctrlKey, shiftKey, metaKey }: Press): string {
  const letter = altKey ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const own = letter ?? (key.length === 1 ? key.toUpperCase() : key);
  const isSign = own.length === 1 && own.toUpperCase() === own.toLowerCase();
  const held = { Control: ctrlKey, Alt: altKey, Shift: shiftKey && !isSign, Meta: metaKey };
  const modifiers = Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [name] : []));
  return [...modifiers, { ' ': 'Space', '+': 'Plus' }[own] ?? own].join('+');
}

const sectionKey = /^Alt\+Shift\+[A-Z]$/;

/** What a pressed key stands for; with a letter that is nothing else's, the sections. */
export function nameOfKey(keys: Keys, pressed: string): KeyName | undefined {
  const name = keyNames.find((one) => one !== 'digits' && keys[one] === pressed);
  return name ?? (keys.sections !== '' && sectionKey.test(pressed) ? 'sections' : undefined);
}

/** Typing, which no key of one character may take away. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type);
}

/** As it is read: `Shift + F8`. */
export function keyWords(key: string): string {
  const words: Readonly<Record<string, string>> = { Control: 'Ctrl', Space: say('Mellemrum'), Plus: '+' };
  return key
    .split('+')
    .map((part) => words[part] ?? part)
    .join(' + ');
}
