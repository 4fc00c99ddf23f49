import * as z from 'zod/mini';

/**
 * As what a third party takes part in a talk: interpreter (tolk), companion (bisidder), representative with a written authority
 * (partsrepræsentant), support person (støtte- eller kontaktperson), or a colleague from another office.
 */
export const guestRole = z.enum(['interpreter', 'companion', 'representative', 'support', 'office']);
export type GuestRole = z.infer<typeof guestRole>;
