import * as z from 'zod/mini';

/** A telephone that citizens may be put through to, as the unit's rules list it; its name is what the citizen hears. */
export const officeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
export type OfficeId = z.infer<typeof officeId>;

export const office = z.object({
  id: officeId,
  /** Said and shown: `Jobcentrets hovednummer`. */
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  /** E.164; rung only where the rules of numbers let it be. */
  number: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)),
});
export type Office = z.infer<typeof office>;

/** What a leg to one of them is for: the citizen of the talk is put through there, unless that is taken back before anybody answers. */
export const forward = z.object({ to: officeId, withdrawn: z.optional(z.literal(true)) });
