import { useId, useRef, useState } from 'react';
import { mostLines } from '../../../schemas/outreach-import-api.ts';
import { say } from '../../language/say.ts';
import { readListFile } from './read-list-file.ts';

/** Where a list is pasted, or read from a file into the same field. */
export function ListInput(props: { text: string; write: (written: string) => void; isBusy: boolean }) {
  const { text, write, isBusy } = props;
  const id = useId();
  const [tooBig, setTooBig] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readListFile(file);
    setTooBig(read === undefined);
    if (read === undefined) return;
    write(read);
    area.current?.focus();
  };
  return (
    <>
      <label className="form-label" htmlFor={`${id}-text`}>
        {say('Indsæt listen')}
      </label>
      <p className="form-hint" id={`${id}-hint`}>
        {say('En borger på hver linje: CPR-nummer eller telefon, og gerne navn. Højst {count} linjer.', {
          count: mostLines,
        })}
      </p>
      <textarea
        ref={area}
        id={`${id}-text`}
        className="form-input figures"
        rows={5}
        value={text}
        // What is looked through is what stands there.
        readOnly={isBusy}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        onChange={(event) => write(event.target.value)}
      />
      <label className="form-label" htmlFor={`${id}-file`}>
        {say('Eller vælg en fil (CSV)')}
      </label>
      <input
        id={`${id}-file`}
        type="file"
        disabled={isBusy}
        accept=".csv,.txt,text/csv,text/plain"
        onChange={({ target }) => {
          void open(target.files?.[0]);
        }}
      />
      {tooBig && (
        <p className="form-error-message" role="alert">
          {say('Filen er for stor til at være en liste.')}
        </p>
      )}
    </>
  );
}
