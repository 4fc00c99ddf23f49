import { useRun } from '../use-run.ts';

/** Where the form leads that wants a talk first. */
export const notedTalkButton = 'registrer-samtale';
/** Where it leads when a meeting is to be agreed. */
export const bookMeetingButton = 'aftal-moede';
/** Where it leads when a call is to be agreed. */
export const agreedCallButton = 'aftal-opkald';

/** Opens the panel of a button, with the keyboard at it. */
export function openPanel(buttonId: string): void {
  const button = document.getElementById(buttonId);
  button?.scrollIntoView({ block: 'center' });
  button?.focus({ preventScroll: true });
  if (button?.getAttribute('aria-expanded') === 'false') button.click();
}

/** How something is done from a panel: it says what came of it, or what is wrong. */
export interface PanelAction {
  run(what: () => Promise<string>): void;
  problem: string | undefined;
  /** What of what was sent it is about. */
  field: string | undefined;
  close(): void;
}

/** `close` puts the panel away and the keyboard back where it came from. */
export function usePanelAction(close: () => void): PanelAction {
  const { run, problem, field, forget } = useRun({ showsProblem: true });
  return {
    run: (what) =>
      run(async () => {
        const said = await what();
        close();
        return said;
      }),
    problem,
    field,
    close: () => {
      forget();
      close();
    },
  };
}
