import type { KeyboardEvent } from 'react';
import { isTyping, type Keys } from '../keys/desk-keys.ts';

/*
 * The keyboard of a checklist: a digit chooses an answer of the question that has the focus and goes on to the next one. It works inside a
 * question only, and never where something is typed.
 */

/** Marks what is asked one after the other; questions, the category and the certainty. */
export const askMark = { 'data-ask': '' } as const;

/** Shows beside a choice, for the eye only, which digit chooses it; nothing for one that no digit does. */
export function keyMark({ digits }: Keys, at: number | undefined): { 'data-key'?: string } {
  return digits === '' || at === undefined || at > 8 ? {} : { 'data-key': String(at + 1) };
}

/** The digit of a key press, unless it is typed into a field, meant for the browser, or switched off. A key that is held down is pressed once. */
export function digitOf({ digits }: Keys, event: KeyboardEvent): number | undefined {
  const { key, target, repeat, ctrlKey, altKey, metaKey } = event;
  if (digits === '' || repeat || ctrlKey || altKey || metaKey || !/^\d$/.test(key)) return undefined;
  return isTyping(target) ? undefined : Number(key);
}

/**
 * Enter goes on to the next question, once however long it is held; in a text, Shift and Enter begin a new line. A button keeps its own
 * Enter.
 */
export function goOnByEnter(event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, repeat, target, currentTarget } = event;
  if (key !== 'Enter' || shiftKey || target instanceof HTMLButtonElement) return;
  event.preventDefault();
  if (!repeat) goToNext(currentTarget);
}

/** Puts the keyboard on what is asked next, once the answer has been drawn: it may be what brings the next question up. */
export function goToNext(from: Element): void {
  const asked = from.closest('[data-ask]');
  requestAnimationFrame(() => {
    const all = [...document.querySelectorAll('[data-ask]')];
    const next = asked === null ? undefined : all[all.indexOf(asked) + 1];
    if (next !== undefined) focusOn(next);
  });
}

/** Brings something that is asked into view, with the keyboard on its answer, else on its first control, or on itself. */
export function focusOn(asked: Element): void {
  const control =
    asked.querySelector<HTMLElement>('input:checked') ??
    asked.querySelector<HTMLElement>('input, textarea, button') ??
    (asked as HTMLElement);
  asked.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
}
