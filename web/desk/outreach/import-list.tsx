import { useId, useState } from 'react';
import { say, sayKnown } from '../../language/say.ts';
import { type SeenLine, summaryOf, verdictWords } from './import-words.ts';
import { ListInput } from './list-input.tsx';
import type { OutreachWish } from './outreach-routes.ts';
import { type Importing, useImport } from './use-import.ts';

interface ImportListProps {
  wish: OutreachWish;
  /** It is said what the calls are about, where it must be. */
  isReady: boolean;
}

/** A whole list, pasted or from a file: looked through before anything is stored. */
export function ImportList({ wish, isReady }: ImportListProps) {
  const [text, setText] = useState('');
  const importing = useImport();
  const { lines, problem, progress, forget } = importing;
  const write = (written: string) => {
    setText(written);
    forget();
  };
  return (
    <div className="import-list">
      <h3>{say('Eller en hel liste')}</h3>
      <ListInput text={text} write={write} isBusy={progress !== undefined} />
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <Buttons importing={importing} text={text} wish={wish} isReady={isReady} />
      <Said {...importing} />
      {lines && <Lines lines={lines} />}
    </div>
  );
}

function Buttons(props: ImportListProps & { importing: Importing; text: string }) {
  const id = useId();
  const { importing, text, wish, isReady } = props;
  const { lines = [], progress, look, store } = importing;
  const ok = lines.filter(({ verdict }) => verdict === 'ok').length;
  const isBusy = progress !== undefined;
  const mayStore = !isBusy && isReady;
  return (
    <>
      <div className="button-row">
        <button
          type="button"
          className="button button-secondary"
          aria-disabled={isBusy}
          onClick={() => !isBusy && void look(text, wish)}
        >
          {say('Se listen igennem')}
        </button>
        {ok > 0 && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={!mayStore}
            aria-describedby={isReady ? undefined : id}
            onClick={() => mayStore && void store(wish)}
          >
            {say('Sæt {count} på listen', { count: ok })}
          </button>
        )}
      </div>
      {ok > 0 && !isReady && <p id={id}>{say('Skriv først, hvad opkaldene handler om.')}</p>}
    </>
  );
}

function Said({ progress, stored, lines }: Importing) {
  return (
    <div role="status">
      {progress && (
        <p>
          <progress max={progress.of} value={progress.done} aria-label={say('Linjer')} />{' '}
          {say('{done} af {total}', { done: progress.done, total: progress.of })}
        </p>
      )}
      {stored && <p>{stored}</p>}
      {lines && !stored && (
        <p>
          {summaryOf(lines)} {say('Intet er gemt endnu.')}
        </p>
      )}
    </div>
  );
}

const ranks: Partial<Record<SeenLine['verdict'], number>> = { ok: 2, listed: 1, duplicate: 1 };

/** What is to be mended first, then the rest, each by its number in the list. */
function Lines({ lines }: { lines: readonly SeenLine[] }) {
  const sorted = lines.toSorted((one, other) => (ranks[one.verdict] ?? 0) - (ranks[other.verdict] ?? 0));
  return (
    <ol className="import-lines">
      {sorted.map(({ line, name, who, verdict, message }) => (
        <li key={line} value={line}>
          <p className="line-who">
            {say('Linje {line}: {who}', { line, who: name ?? who })}
            {name !== undefined && <span className="quiet figures"> {who}</span>}
          </p>
          <p className="line-what">
            {say(verdictWords[verdict])}
            {message !== undefined && `: ${sayKnown(message)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
