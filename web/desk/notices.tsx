import './notices.css';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { say } from '../language/say.ts';

export type NoticeKind = 'success' | 'info' | 'warning' | 'error';
interface Notice {
  id: number;
  kind: NoticeKind;
  text: string;
  undo?: (() => void) | undefined;
  /** Beside the undo, where nothing waits for it. */
  canClose?: boolean;
}

interface Notices {
  /** Tells something in a sentence; errors stay until they are closed. */
  tell(kind: NoticeKind, text: string): void;
  /** Tells of something done that can be taken back; stays until it is taken back or closed. */
  tellUndo(text: string, undo: () => void): void;
  /**
   * Does `run` in five seconds unless it is undone before then. Leaving the page does it at once.
   * `undone` puts the screen back.
   */
  afterUndo(text: string, run: () => void, undone: () => void): void;
}

const NoticesContext = createContext<Notices | undefined>(undefined);
const shownMs = 8_000;
const undoMs = 5_000;

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('useNotices outside NoticesArea');
  return notices;
}

/** Holds the messages of the page in one polite live region, low on the screen, never over the work. */
export function NoticesArea({ children }: { children: ReactNode }) {
  const [list, setList] = useState<Notice[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setList((now) => now.filter((notice) => notice.id !== id)), []);

  const notices = useMemo<Notices>(() => {
    const add = (notice: Omit<Notice, 'id'>): number => {
      const id = nextId.current++;
      setList((now) => [...now.filter((other) => other.text !== notice.text).slice(-3), { ...notice, id }]);
      return id;
    };
    return {
      tell: (kind, text) => {
        const id = add({ kind, text });
        if (kind !== 'error') setTimeout(() => close(id), shownMs);
      },
      tellUndo: (text, undo) => {
        const id = add({
          kind: 'success',
          text,
          canClose: true,
          undo: () => {
            close(id);
            undo();
          },
        });
      },
      afterUndo: (text, run, undone) => {
        let open = true;
        const once = (then: () => void) => () => {
          if (!open) return;
          open = false;
          clearTimeout(timer);
          removeEventListener('pagehide', doIt);
          close(id);
          then();
        };
        const doIt = once(run);
        const id = add({ kind: 'success', text, undo: once(undone) });
        const timer = setTimeout(doIt, undoMs);
        addEventListener('pagehide', doIt);
      },
    };
  }, [close]);

  return (
    <NoticesContext value={notices}>
      {children}
      <div className="notices" role="status">
        {list.map((notice) => (
          <div key={notice.id} className={`notice alert alert-${notice.kind}`}>
            <p className="alert-text">{notice.text}</p>
            <NoticeButtons notice={notice} close={() => close(notice.id)} />
          </div>
        ))}
      </div>
    </NoticesContext>
  );
}

function NoticeButtons({ notice, close }: { notice: Notice; close: () => void }) {
  return (
    <>
      {notice.undo && (
        <button type="button" className="button button-tertiary" onClick={notice.undo}>
          {say('Fortryd')}
        </button>
      )}
      {(!notice.undo || notice.canClose) && (
        <button type="button" className="button button-tertiary" onClick={close}>
          {say('Luk')}
          <span className="sr-only"> {say('beskeden')}</span>
        </button>
      )}
    </>
  );
}
