import * as z from 'zod/mini';
import { targetGroup } from './category.ts';
import { instant } from './time.ts';

/** What a consultant may speak besides Danish, which all of them do. */
export const furtherLanguage = z.enum(['en', 'uk', 'ar', 'pl', 'tr', 'so', 'ti', 'fa']);
export type FurtherLanguage = z.infer<typeof furtherLanguage>;

/** What a consultant speaks and whom they know their way about; absent: Danish alone, and every group. */
export const skills = {
  languages: z.optional(z.array(furtherLanguage)),
  groups: z.optional(z.array(targetGroup)),
};

/** Whom a call suits best: somebody who speaks the citizen's language, where that is another than Danish, and knows a group they may be of. */
export const suitedBy = z.object({
  language: z.optional(furtherLanguage),
  groups: z.optional(z.array(targetGroup)),
  /** Set when the call begins to wait: until then nobody is rung who suits less than somebody on duty. */
  until: z.optional(instant),
});
export type SuitedBy = z.infer<typeof suitedBy>;
