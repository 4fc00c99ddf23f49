import { smsText } from '../../schemas/gsm7.ts';
import { unitId as unitIdSchema } from '../../schemas/ids.ts';
import { whyNotDial } from '../../schemas/phone/may-dial.ts';
import { type NumberRefusal, numberOf } from '../../schemas/phone/number.ts';
import { type Role, role, staff } from '../../schemas/staff.ts';
import { personName } from '../../schemas/text.ts';
import { unit } from '../../schemas/unit.ts';
import { Refused } from './refused.ts';

/* The words of the command, each by the schema of what is stored, each with a sentence for whoever typed it. */

export function readUnitId(written: string): string {
  const read = unitIdSchema.safeParse(written);
  if (read.success) return read.data;
  throw new Refused(
    `“${written}” is no id of a unit. Write 2 to 41 small letters a to z, digits and hyphens, a letter first, such as proeveby.`,
  );
}

export function readUnitName(written: string): string {
  const read = unit.shape.name.safeParse(written);
  if (read.success) return read.data;
  throw new Refused(
    `--name: “${written}” cannot be said in an SMS. Write 1 to 40 signs of its alphabet, such as "Prøveby Kommune".`,
  );
}

export function readPlace(written: string): string {
  const read = smsText(40).safeParse(written);
  if (read.success) return read.data;
  throw new Refused(
    `--place: “${written}” cannot be said in an SMS. Write the street where meetings are held, 1 to 40 signs, such as "Torvet 1, Prøveby".`,
  );
}

const whyNoNumber: Record<NumberRefusal, string> = {
  empty: 'there is nothing in it',
  withheld: 'it stands for a number that is withheld',
  notANumber: 'there is something in it that no number has',
  shortNumber: 'it is so short that only its own country could dial it',
  tooShort: 'it is too short',
  tooLong: 'it is too long',
  notInUse: 'no number begins like that',
};

/** In E.164, however it is written. */
export function readNumber(written: string): string {
  const refuse = (why: string) =>
    new Refused(
      `“${written}” is no number a line can have: ${why}. Write it with its country code, such as +4587654321.`,
    );
  const read = numberOf(written, 'desk');
  if ('refused' in read) throw refuse(whyNoNumber[read.refused]);
  const why = whyNotDial(read.e164, { callback: {} }, []);
  if (why === 'premium' || why === 'satellite')
    throw refuse(`it is ${why === 'premium' ? 'a premium' : 'a satellite'} number`);
  return read.e164;
}

export function readUser(written: string): string {
  const read = staff.shape.user.safeParse(written);
  if (read.success) return read.data;
  throw new Refused(
    `“${written}” is no sign-in name. Write 1 to 121 letters a to z, digits and underscores, such as kirsten_k: it names the softphone too.`,
  );
}

export function readPersonName(written: string): string {
  const read = personName.safeParse(written);
  if (read.success) return read.data;
  throw new Refused(
    `--name: “${written}” is no name of a person. Write 1 to 120 signs with a letter among them, such as "Kirsten Kjær".`,
  );
}

/** As people say it; the roles' own names hold too. */
const alsoCalled: Record<string, Role> = { admin: 'administrator' };
const roleNames = 'consultant, intake, coordinator, manager, admin or auditor';

export function readRole(written: string): Role {
  const read = role.safeParse(alsoCalled[written] ?? written);
  if (read.success) return read.data;
  throw new Refused(`--role: there is no role “${written}”. Write ${roleNames}.`);
}

export function readSubject(written: string): string {
  const read = staff.shape.subject.safeParse(written);
  if (read.success) return read.data;
  throw new Refused('--subject: write the “sub” that the user pool gave the sign-in, 1 to 128 signs.');
}
