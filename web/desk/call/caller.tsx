import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { phoneNumber } from '../../theme/formats.ts';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';

/** Who is on the line, or will be, with what the desk knows of them. */
export function Caller(props: { call: DeskCall | undefined; title: string; children?: React.ReactNode }) {
  const { call } = props;
  return (
    <div className="call-who">
      <p className="call-title">{props.title}</p>
      <p className="call-name">
        {call ? <a href={hrefOf({ page: 'visit', visitId: call.visitId })}>{nameOf(call)}</a> : nameOf(call)}
        {call?.citizen?.cpr && <span className="figures"> · {call.citizen.cpr}</span>}
        {call && <Numbers call={call} />}
        {call?.provisional && <strong> · {say('Fundet ud fra nummeret')}</strong>}
        {props.children}
      </p>
      <SafeContact of={call} />
    </div>
  );
}

/** The number in hand is shown, and the registered one where it is another. */
function Numbers({ call }: { call: DeskCall }) {
  const registered = call.citizen?.phone;
  const shown = call.number ?? registered;
  if (shown === undefined) return null;
  const isOther = registered !== undefined && registered !== shown;
  return (
    <span className="figures">
      {' · '}
      {phoneNumber(shown)}
      {isOther && ` ${say('(registreret: {phone})', { phone: phoneNumber(registered) })}`}
    </span>
  );
}

/** How a caller is named to staff. */
export function nameOf(call: Pick<DeskCall, 'citizen' | 'identified'> | undefined): string {
  return call?.citizen?.name || say('Ukendt borger');
}
