import type { Instant } from '../../../schemas/time.ts';
import type { PromptKey } from './keys.ts';

/** A language in which the line speaks: everything that is said, and how days and hours are. */
export interface LineLanguage {
  /** The carrier's voice of it. */
  voice: { voice: string; language: string };
  /** Said in this language at the menus of another one, with the key that leads here. */
  invitation: string;
  /** A missing sentence is a type error. */
  prompts: Record<PromptKey, string>;
  /** Fits behind "we call you": `i morgen`, `on Monday 4 January`. */
  day(at: Instant, now: Instant): string;
  /** With weekday and date, however near it is: for what somebody has to remember. */
  wholeDay(at: Instant): string;
  time(at: Instant): string;
}
