import { ColleagueList } from './colleague-list.tsx';
import { Popup } from './popup.tsx';
import type { CallControls } from './use-call.ts';

/** Puts the citizen through without a word: to whoever is free next, or to one colleague. */
export function Transfer({ controls }: { controls: CallControls }) {
  return (
    <Popup label="Stil om …" disabled={controls.busy !== undefined}>
      {(close) => (
        <ColleagueList
          legend="Stil borgeren om til"
          none="Ingen kolleger er ved telefonen lige nu. Borgeren må vente."
          chosen={controls.transfer}
          close={close}
        >
          <button type="button" onClick={() => controls.transfer()}>
            Den næste ledige
          </button>
        </ColleagueList>
      )}
    </Popup>
  );
}
