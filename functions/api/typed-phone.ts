import { whyNotPhoneText } from '../../flows/visit/phone-words.ts';
import { whyNotDial } from '../../schemas/phone/may-dial.ts';
import { numberOf } from '../../schemas/phone/number.ts';
import { type Asked, malformed, type Reply } from './route.ts';

/** A number that staff typed, in E.164, if we may call it; nothing where the field is empty. Else what is wrong with it. */
export function typedPhone(
  written: string | undefined,
  { unit, policy }: Pick<Asked<unknown>, 'unit' | 'policy'>,
): { phone?: string } | { wrong: Reply<never> } {
  const number = numberOf(written ?? '', 'desk');
  if ('refused' in number) return number.refused === 'empty' ? {} : { wrong: wrong(number.refused) };
  const why = whyNotDial(number.e164, policy, [unit.number]);
  return why === undefined ? { phone: number.e164 } : { wrong: wrong(why) };
}

function wrong(why: Parameters<typeof whyNotPhoneText>[0]): Reply<never> {
  return malformed('phone', whyNotPhoneText(why));
}
