import type { Role } from '../../schemas/staff.ts';

/** What is asked for, read and found to be possible as far as the words alone tell. */
export type Wish =
  | { verb: 'list' }
  | { verb: 'add'; unitId: string; name: string; place?: string | undefined }
  | { verb: 'number'; unitId: string; number: string }
  | { verb: 'staff'; unitId: string; user: string; name: string; role: Role; subject?: string | undefined };

export type WishOf<Verb extends Wish['verb']> = Extract<Wish, { verb: Verb }>;
