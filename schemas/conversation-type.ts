import * as z from 'zod/mini';

/**
 * What a talk may be about (samtaletype): a visitation, seven of the code list of Det Fælles Datagrundlag, and seven and the critical one
 * of Copenhagen's answer of 22 April 2020, in the order in which they are shown. What each is for and what follows from it stands in
 * `flows/visit/conversation-types.ts`. What is stored stays a `code`, so that a case is read whatever the list says today.
 */
export const conversationTypeId = z.enum([
  'visitation',
  'jobsamtale',
  'opfoelgningssamtale',
  'henvisning',
  'informationsmoede',
  'cvSamtale',
  'raadighedssamtale',
  'andenSamtale',
  'mentorkontakt',
  'jobsparring',
  'rehabiliteringsplan',
  'bekymring',
  'udsatte',
  'jobformidling',
  'digitalvejledning',
  'rehabiliteringsmoede',
]);
export type ConversationTypeId = z.infer<typeof conversationTypeId>;
