import { say } from '../../language/say.ts';
import { useSending } from '../use-sending.ts';
import { ColleagueList } from './colleague-list.tsx';
import { officeRoutes } from './office-routes.ts';
import { OfficeChoices, officeIn } from './offices.tsx';
import { Popup } from './popup.tsx';
import type { CallControls } from './use-call.ts';

/** Puts the citizen through without a word: to whoever is free next, to one colleague, or to an office by its number. */
export function Transfer({ controls }: { controls: CallControls }) {
  const { call } = controls;
  const { problem, run } = useSending();
  return (
    <>
      <Popup label={say('Stil om …')} disabled={controls.busy !== undefined || officeIn(call) !== undefined}>
        {(close) => (
          <ColleagueList
            legend={say('Stil borgeren om til')}
            none={say('Ingen kolleger er ved telefonen lige nu. Borgeren må vente.')}
            chosen={controls.transfer}
            close={close}
            others={
              <OfficeChoices
                chosen={(id) => {
                  close();
                  if (call) void run((routes) => officeRoutes(routes).forward(call.callId, id));
                }}
              />
            }
          >
            <button type="button" onClick={() => controls.transfer()}>
              {say('Den næste ledige')}
            </button>
          </ColleagueList>
        )}
      </Popup>
      {problem && <p role="alert">{problem.message}</p>}
    </>
  );
}
