import { say } from '../../language/say.ts';
import { type KeyName, type Keys, nameOfKey, usualKeys } from './desk-keys.ts';

/** Those that the browser keeps to itself, or that take the page away. */
const browserKeys = /^(Shift\+)?F(5|6|7|11|12)$/;
const functionKey = /^(Control\+)?(Shift\+)?F\d\d?$/;
const withAlt = /^Alt\+(Shift\+)?[A-Z0-9]$/;
const oneSign = /^[^0-9]$/;

/**
 * Why a key cannot stand for this; nothing when it can. One character is enough for the list only: what a key of the telephone
 * or the case does is never done by a letter that was meant for a field.
 */
export function whyNotKey(keys: Keys, name: KeyName, key: string): string | undefined {
  if (key === usualKeys[name] || key === keys[name]) return undefined;
  // Also what another key is when it is as usual: each can be switched on again.
  const taken = nameOfKey(keys, key) ?? nameOfKey(usualKeys, key);
  if (taken === 'sections') return say('Alt, Shift og et bogstav går til et afsnit. Vælg en anden tast.');
  if (taken !== undefined && taken !== name) return say('Tasten bruges allerede til noget andet her. Vælg en anden.');
  if (browserKeys.test(key)) return say('Browseren bruger selv den tast. Vælg en anden.');
  if (functionKey.test(key) || withAlt.test(key) || (name === 'help' && oneSign.test(key))) return undefined;
  return say('Vælg F1-F10, også med Ctrl eller Shift, eller Alt sammen med et bogstav eller tal.');
}

/** Keys that are only held down with another. */
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead'];

export function isWhole(key: string): boolean {
  return !modifiers.includes(key);
}
