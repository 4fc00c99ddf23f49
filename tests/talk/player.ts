import type { Answer } from '../../schemas/checklist.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import { createDeskRoutes, type DeskRoutes } from '../../web/desk/desk-routes.ts';
import type { Autosave } from '../../web/desk/visit/autosave.ts';
import { type Autosaves, createAutosaves, storedOf } from '../../web/desk/visit/autosaves.ts';
import { sameAnswer, shownAnswers, unsavedIn } from '../../web/desk/visit/draft.ts';
import { createUnsentAnswers } from '../../web/desk/visit/unsent-answers.ts';
import { createApi } from '../../web/session/api-client.ts';
import type { LineInMemory } from '../fixtures/line-in-memory.ts';
import type { Person } from '../fixtures/line-people.ts';
import { Browser, drained } from './browser.ts';
import type { Deed, Standing } from './ledger.ts';

/** The page of the case, as far as it keeps answers: what the browser runs, without what it draws. */
interface Page {
  autosaves: Autosaves;
  autosave: Autosave;
  visit: VisitView;
}

/** A consultant at the desk, who remembers what was answered. */
export class Player {
  readonly browser: Browser;
  readonly routes: DeskRoutes;
  page: Page | undefined;
  /** What the page showed when it last said that all is stored, and what was answered since. */
  private calm: Record<string, Answer> = {};
  private readonly typed = new Set<string>();
  private saves = 0;
  readonly person: Person;
  private readonly visitId: string;
  private readonly deeds: Deed[];

  constructor(line: LineInMemory, person: Person, { visitId, deeds }: { visitId: string; deeds: Deed[] }) {
    [this.person, this.visitId, this.deeds] = [person, visitId, deeds];
    this.browser = new Browser(line, person);
    const session = {
      subject: person.user,
      accessToken: () => 'token',
      renew: async () => false,
      signInAgain: async () => false,
      signOut: async () => undefined,
    };
    this.routes = createDeskRoutes(createApi(session, () => undefined, this.browser.fetch));
  }

  /** Opens the case, in a window that becomes the desk. Without a network no page comes. */
  async open(): Promise<void> {
    const { staffId } = this.person;
    const autosaves = createAutosaves(this.routes, createUnsentAnswers(this.browser.storage, staffId), {
      saveId: () => `${staffId.replace('_', '-')}-${++this.saves}`,
      after: (ms, run) => this.browser.after(ms, run),
      now: () => 0,
    });
    autosaves.recover();
    const visit = await this.routes.visit(this.visitId, 'call').catch(() => undefined);
    if (visit === undefined) return autosaves.stop();
    this.page = { autosaves, autosave: autosaves.of(visit), visit };
    await this.read();
  }

  /** The page reads the case again. */
  async read(): Promise<void> {
    const visit = this.page && (await this.routes.visit(this.visitId, 'call').catch(() => undefined));
    if (this.page === undefined || visit === undefined) return;
    this.page.visit = visit;
    this.page.autosave.seen(storedOf(visit));
    await drained();
  }

  /** After each step: a case that has other questions than the page shows is read again, as the page does. */
  async look(): Promise<void> {
    if (this.page === undefined) return;
    const { status, definitionVersion } = this.page.autosave.state();
    if (status === 'saved' && definitionVersion !== this.page.visit.definition.definitionVersion) await this.read();
    if (this.page.autosave.state().status !== 'saved') return;
    this.calm = this.shown();
    this.typed.clear();
  }

  shown(): Record<string, Answer> {
    return this.page === undefined ? {} : shownAnswers(this.page.autosave.state().draft);
  }

  private saw(question: string): (Answer | null)[] {
    const conflict = this.page?.autosave.state().draft.conflicts[question];
    return [this.shown()[question] ?? null, ...(conflict === undefined ? [] : [conflict.theirs])];
  }

  /** Types an answer, or takes one back. */
  async answers(question: string, value: Answer | null): Promise<void> {
    if (this.page === undefined || sameAnswer(this.shown()[question], value)) return;
    const isSaved = this.page.autosave.state().status === 'saved';
    const saw = this.saw(question);
    const isTakenBack =
      !isSaved && this.typed.has(question) && saw.length === 1 && sameAnswer(this.calm[question], value);
    this.deeds.push({ who: this.person.user, question, value, saw, isTakenBack, wasStored: false });
    this.typed.add(question);
    this.page.autosave.edit(question, value);
    await drained();
  }

  /** Chooses between two answers that the page shows. */
  async chooses(which: 'mine' | 'theirs'): Promise<void> {
    const [question, conflict] = Object.entries(this.page?.autosave.state().draft.conflicts ?? {})[0] ?? [];
    if (this.page === undefined || question === undefined || conflict === undefined) return;
    const chosen = conflict.isRefused === true ? 'theirs' : which;
    const isTakenBack = chosen === 'theirs';
    this.deeds.push({
      who: this.person.user,
      question,
      value: conflict[chosen],
      saw: isTakenBack ? [conflict.mine] : this.saw(question),
      isTakenBack,
      wasStored: false,
    });
    this.page.autosave.choose(question, chosen);
    await drained();
  }

  /** The page goes: properly (then it sends what waits), or by a crash. */
  async leaves({ crashes = false } = {}): Promise<void> {
    if (this.page === undefined) return;
    if (!crashes) this.page.autosaves.leave();
    // Nothing of a page that is gone acts or keeps any more.
    this.page.autosaves.stop();
    this.page = undefined;
    this.browser.forgetTimers();
    await drained();
  }

  /** A second window becomes the desk; the first one sends what it can and gives over. */
  async opensAnotherWindow(): Promise<void> {
    if (this.page === undefined || !this.browser.isOnline) return;
    void this.page.autosave.flush();
    this.page.autosaves.stop();
    this.page = undefined;
    await this.open();
  }

  /** What the page asks to look at: two answers to choose from, or an answer that cannot be stored. */
  standing(): Standing[] {
    if (this.page === undefined) return [];
    const { answers } = storedOf(this.page.visit);
    const { draft, status } = this.page.autosave.state();
    const refused = status === 'refused' ? Object.entries(unsavedIn(draft)) : [];
    const who = this.person.user;
    return [
      ...Object.entries(draft.conflicts).map(([question, { mine, theirs }]) => ({ who, question, mine, theirs })),
      // Beside it the page shows what the case was closed with.
      ...refused.map(([question, mine]) => ({ who, question, mine, theirs: answers[question] ?? null })),
    ];
  }
}
