import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Deed, Standing } from '../talk/ledger.ts';
import { choose, conflicts, type } from './in-the-case.ts';

/** Clicks that lead to the case: signing in, and taking the desk over from another window. */
const mostClicks = 4;

interface Place {
  lineUrl: string;
  user: string;
  visitId: string;
  deeds: Deed[];
}

/** Somebody at a browser of their own, whom everything interrupts, and who remembers what was answered. */
export class InterruptedPerson {
  readonly context: BrowserContext;
  private page: Page | undefined;
  private isOnline = true;
  private losesAnswer = false;
  private readonly place: Place;

  private constructor(context: BrowserContext, place: Place) {
    [this.context, this.place] = [context, place];
  }

  static async comes(browser: Browser, place: Place): Promise<InterruptedPerson> {
    const context = await browser.newContext({ locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
    await context.clock.install();
    const person = new InterruptedPerson(context, place);
    await context.route('**/api/visits/*/checklist', async (route) => {
      if (!(person.losesAnswer && person.isOnline)) return route.continue().catch(() => undefined);
      person.losesAnswer = false;
      await route.fetch().catch(() => undefined);
      return route.abort().catch(() => undefined);
    });
    await person.opens();
    return person;
  }

  /** Opens the case in a new window, which becomes the desk; the one before is closed. Without a network no page comes. */
  async opens(): Promise<void> {
    if (!this.isOnline) return;
    const page = await this.context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${this.place.lineUrl}/desk/#/sag/${this.place.visitId}`);
    await this.comesToCase(page);
    await this.page?.close();
    this.page = page;
  }

  private async comesToCase(page: Page): Promise<void> {
    // By what it sends: an answer that waits to be chosen names its person as well.
    const signIn = page.locator(`button[name="user"][value="${this.place.user}"]`);
    const takeOver = page.getByRole('button', { name: 'Brug dette vindue' });
    const form = page.locator('#spoergsmaal-J4');
    for (let click = 0; click < mostClicks; click += 1) {
      await signIn.or(takeOver).or(form).first().waitFor();
      if ((await form.count()) > 0) return;
      // What was offered may be gone by then: the other window lets go of the desk by itself.
      await signIn
        .or(takeOver)
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    }
    throw new Error(`${this.place.user} does not come to the case`);
  }

  /** Types an answer, if the page has come and asks the question. What stands there is read in the same moment. */
  async answers(question: string, words: string): Promise<void> {
    const saw = await this.page?.evaluate(type, { question, words });
    if (saw !== undefined) this.remembers(question, { value: words, saw: saw.map(wordsIn), isTakenBack: false });
  }

  /** Chooses between two answers that the page shows. */
  async chooses(which: 'mine' | 'theirs'): Promise<void> {
    const shown = await this.page?.evaluate(choose, which);
    if (shown === undefined) return;
    const [mine, theirs] = [wordsIn(shown.mine), wordsIn(shown.theirs)];
    const isTakenBack = which === 'theirs';
    const saw = isTakenBack ? [mine] : [mine, theirs];
    this.remembers(shown.question, { value: isTakenBack ? theirs : mine, saw, isTakenBack });
  }

  private remembers(question: string, what: Pick<Deed, 'value' | 'saw' | 'isTakenBack'>): void {
    this.place.deeds.push({ who: this.place.user, question, wasStored: false, ...what });
  }

  async reloads(): Promise<void> {
    const page = this.page;
    if (page === undefined) return;
    const isBack = await page.reload().then(
      () => true,
      () => false,
    );
    if (isBack) return this.comesToCase(page);
    this.page = undefined;
    await page.close();
  }

  /** The window is gone from one moment to the next, and is opened again where there is a network. */
  async crashes(): Promise<void> {
    await this.page?.close();
    this.page = undefined;
    await this.opens();
  }

  /** The next answers that are stored are not heard of. */
  losesNextAnswer(): void {
    this.losesAnswer = true;
  }

  async losesNetwork(): Promise<void> {
    this.isOnline = false;
    await this.context.setOffline(true);
  }

  async findsNetwork(): Promise<void> {
    this.isOnline = true;
    await this.context.setOffline(false);
    if (this.page === undefined) await this.opens();
  }

  async waits(ms: number): Promise<void> {
    await this.context.clock.fastForward(ms);
  }

  /** What is on its way arrives, and the page says so. */
  async hears(): Promise<void> {
    const page = this.page;
    if (page === undefined || !this.isOnline) return;
    await expect.poll(() => statusOf(page)).not.toMatch(/^Gemmer/);
  }

  /** Everything is stored, or stands on the page for its person to see. */
  async isAtRest(): Promise<boolean> {
    return this.page !== undefined && !/^(Gemmer|Ikke gemt)/.test(await statusOf(this.page));
  }

  async standing(): Promise<Standing[]> {
    const shown = (await this.page?.evaluate(conflicts)) ?? [];
    return shown.map(({ question, mine, theirs }) => ({
      who: this.place.user,
      question,
      mine: wordsIn(mine),
      theirs: wordsIn(theirs),
    }));
  }
}

/** What was typed, out of what is written around it; nothing is typed twice. */
export function wordsIn(text: string): string | null {
  return /konsulent\d siger \d+/.exec(text)?.[0] ?? null;
}

function statusOf(page: Page): Promise<string> {
  return page.locator('.save-status p').innerText();
}
