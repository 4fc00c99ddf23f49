import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type CaseworkerChange,
  caseworkerChange,
  type NotWithReason,
  notWithReason,
} from '../../../schemas/caseworker.ts';
import type { CaseworkerView } from '../../../schemas/caseworker-api.ts';
import type { StaffId } from '../../../schemas/ids.ts';
import { say, sayKnown } from '../../language/say.ts';
import { changeWords } from '../../theme/change-words.ts';
import type { DeskRoutes } from '../desk-routes.ts';
import { useSending } from '../use-sending.ts';
import { RadioRows, type Row } from '../visit/radio-rows.tsx';
import { caseworkerRoutes } from './caseworker-routes.ts';
import { notWithWords } from './not-with-words.ts';

interface FormProps {
  personId: string;
  of: CaseworkerView;
}

/** The citizen asks for another consultant: no reason is demanded. */
export function WishNotWith({ personId, of }: FormProps) {
  const [reason, setReason] = useState<NotWithReason>();
  const isWished = (staffId: StaffId) => of.notWith.some((one) => one.staffId === staffId);
  return (
    <Form
      word={say('Borgeren ønsker en anden konsulent')}
      legend={say('Hvem ønsker borgeren ikke at tale med?')}
      hint={say('Konsulenten bliver ikke ringet op til borgeren igen. En koordinator finder en anden.')}
      send={say('Notér ønsket')}
      consultants={of.consultants.filter(({ staffId }) => !isWished(staffId))}
      run={(routes, staffId) =>
        caseworkerRoutes(routes, personId).wish({ staffId, ...(reason !== undefined && { reason }) })
      }
    >
      <RadioRows
        legend={say('Hvorfor? (kun hvis borgeren vil sige det)')}
        options={notWithReason.options.map((id) => ({ id, label: say(notWithWords[id]) }))}
        chosen={reason}
        choose={setReason}
      />
    </Form>
  );
}

/** A coordinator gives the citizen another consultant, with a reason that is counted. */
export function GiveCaseworker({ personId, of }: FormProps) {
  const [reason, setReason] = useState<CaseworkerChange>();
  const isPossible = (staffId: StaffId) => of.notWith.every((one) => one.staffId !== staffId);
  return (
    <Form
      word={say('Skift konsulent')}
      legend={say('Hvem skal være borgerens konsulent?')}
      hint={say('Konsulenten spørges først, når borgeren ringer, og får aftaler, som venter på den tidligere.')}
      send={say('Skift konsulent')}
      consultants={of.consultants.filter(({ staffId }) => isPossible(staffId))}
      missing={reason === undefined ? say('Vælg, hvorfor borgeren får en anden konsulent.') : undefined}
      run={async (routes, to) => reason && caseworkerRoutes(routes, personId).give({ to, reason })}
    >
      <RadioRows
        legend={say('Hvorfor skifter borgeren konsulent?')}
        options={caseworkerChange.options.map((id) => ({ id, label: sayKnown(changeWords[id]) }))}
        chosen={reason}
        choose={setReason}
      />
    </Form>
  );
}

interface ChoiceProps {
  /** What the button says that opens it, and the one that sends it. */
  word: string;
  send: string;
  legend: string;
  hint: string;
  consultants: CaseworkerView['consultants'];
  /** What has to be chosen besides. */
  missing?: string | undefined;
  run(routes: DeskRoutes, staffId: StaffId): Promise<unknown>;
  children: ReactNode;
}

/** A button that opens the choice of a consultant; nobody is chosen beforehand. */
function Form({ word, send, legend, hint, consultants, missing, run: does, children }: ChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<StaffId>();
  const [lacks, setLacks] = useState<string>();
  const { problem, run } = useSending(() => setOpen(false));
  const options: Row<StaffId>[] = consultants.map(({ staffId: id, name: label }) => ({ id, label }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLacks(missing);
    if (chosen !== undefined && missing === undefined) void run((routes) => does(routes, chosen));
    else if (chosen === undefined) setLacks(say('Vælg en konsulent.'));
  };
  const error = lacks ?? problem?.message;
  return (
    <>
      <button type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {word}
      </button>
      {isOpen && (
        <form className="panel" onSubmit={submit}>
          <p>{hint}</p>
          <RadioRows legend={legend} options={options} chosen={chosen} choose={setChosen} error={error} />
          {children}
          <button type="submit" className="button button-primary">
            {send}
          </button>
        </form>
      )}
    </>
  );
}
