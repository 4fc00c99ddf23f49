import type { Place } from './open-place.ts';
import { Refused } from './refused.ts';
import type { WishOf } from './wish.ts';

interface Making {
  region: string;
  newSubject(): string;
}

/**
 * What the sign-in calls a new person. On one machine anything new will do, since its sign-in reads the table; in AWS the user pool gives the
 * “sub”, so the sign-in is made first. @throws Refused with the command that makes it
 */
export function subjectFor({ isInAws, stack }: Place, wish: WishOf<'staff'>, { region, newSubject }: Making): string {
  if (wish.subject !== undefined) return wish.subject;
  if (!isInAws) return newSubject();
  const pool = stack?.Issuer.split('/').at(-1) ?? 'POOL';
  throw new Refused(
    [
      'Nothing was written. In AWS the sign-in is made first; this prints its “sub”:',
      '',
      `  aws cognito-idp admin-create-user --region ${region} --user-pool-id ${pool} --username ${wish.user} \\`,
      `    --message-action SUPPRESS --temporary-password 'AT LEAST 14 SIGNS' \\`,
      `    --query "User.Attributes[?Name=='sub'].Value" --output text`,
      '',
      ...(stack === undefined ? ['POOL is the last part of Issuer among the outputs of the stack.'] : []),
      'Hand over the temporary password in person: it holds for three days, and the second factor is set up at the first sign-in.',
      'Then give this command again with --subject and what was printed.',
    ].join('\n'),
  );
}
