import type { Page } from 'playwright-core';
import { demoCitizens } from '../../local/demo/citizens.ts';
import { personBy } from '../../local/demo/past/people.ts';
import type { Line } from '../../tests/line/line-under-test.ts';
import type { Picture } from './shown.ts';

/** A Tuesday in the middle of the morning: everybody who looks at the pictures sees the same day. */
export const morning = '2026-10-13T09:20:00Z';

/** Two of the demo's past who went without having chosen (`local/demo/stories/lists.ts`). */
const undecided = [7018, 7019].map((number) => personBy(number, false).phone);

export interface Camera {
  line: Line;
  /** Somebody's tab, with nothing of anybody else's in it; as wide as a telephone where it is one. */
  opens(address: string, size?: { width: number; height: number }): Promise<Page>;
  /** From the top, down to a height where the rest is empty. */
  takes(page: Page, picture: Picture, height?: number): Promise<void>;
}

const phoneSize = { width: 420, height: 848 };
const boardHeight = 514;
const mostRings = 10;

/** Signed in by a link of the start page. */
function signsIn({ line, opens }: Camera, user: string, to: '/desk/' | '/reports/'): Promise<Page> {
  return opens(`${line.at.identity}/demo-sign-in?${new URLSearchParams({ user, to })}`);
}

/** Whoever rings and waits: a colleague talks with the first, the others are in the queue. */
async function othersRing(line: Line): Promise<void> {
  for (const phone of undecided) {
    const caller = line.citizen(phone);
    await caller.calls();
    await caller.presses('3');
    await line.pass('PT50S');
  }
}

async function colleagueTalks(line: Line): Promise<void> {
  await line.consultant('konsulent2').goesOnDuty();
  const olena = line.citizen(demoCitizens[4].phone);
  await olena.calls();
  await olena.presses('#');
  await line.pass('PT3S');
  await olena.presses('3');
  await line.pass('PT4M');
}

/** A citizen's telephone that has rung the line and asked to talk now. */
async function madsRings({ line, opens }: Camera): Promise<Page> {
  const [{ phone, name }] = demoCitizens;
  const page = await opens(`${line.at.carrier}/#${new URLSearchParams({ ring: phone, as: name })}`, phoneSize);
  await page.getByText('Velkommen til Favrskov Kommune.').waitFor();
  await line.pass('PT15S');
  await page.getByRole('button', { name: '3', exact: true }).click();
  await line.pass('PT5S');
  return page;
}

/** Waits until a call can be taken, and takes it. A softphone that was not yet there is rung again when time passes. */
async function rings(line: Line, desk: Page): Promise<void> {
  const take = desk.getByRole('button', { name: /^Besvar/ });
  for (let tries = 0; tries < mostRings && !(await take.isVisible()); tries += 1) {
    await take.waitFor({ timeout: 10_000 }).catch(() => line.pass('PT10S'));
  }
  await take.click();
}

/** The call is taken at the desk, and the checklist is begun. */
async function karenTalks(camera: Camera, phone: Page): Promise<void> {
  const { line, takes } = camera;
  const desk = await signsIn(camera, 'konsulent1', '/desk/');
  await desk.getByText('Klar', { exact: true }).click();
  await rings(line, desk);
  await desk.getByRole('region', { name: 'Telefon' }).getByText('I samtale').waitFor();
  await line.pass('PT2M');
  await phone.getByText('Du taler nu med et menneske.').waitFor();
  await takes(phone, 'phone.png');
  await desk.getByRole('button', { name: 'Det er Mads' }).click();
  for (const question of ['A1', 'A2'])
    await desk.locator(`#spoergsmaal-${question}`).getByRole('radio').first().check();
  await desk.getByText(/^Gemt kl/).waitFor();
  await desk.getByText('Noteret: det er Mads Mørk.').waitFor({ state: 'hidden' });
  await desk.evaluate('scrollTo(0, 0)');
  await takes(desk, 'desk.png');
}

/** Plays a morning at the line and takes every picture on the way. */
export async function playScene(camera: Camera): Promise<void> {
  const { line, opens, takes } = camera;
  const start = await opens(line.at.line);
  await start.getByRole('button', { name: 'English' }).click();
  await start.getByRole('heading', { level: 1, name: 'Try the visitation line' }).waitFor();
  await takes(start, 'start.png');

  await colleagueTalks(line);
  const phone = await madsRings(camera);
  await othersRing(line);
  await karenTalks(camera, phone);

  const coordinator = await signsIn(camera, 'koordinator1', '/desk/');
  await coordinator.getByRole('heading', { level: 1, name: 'Opfølgninger' }).waitFor();
  await coordinator.getByRole('navigation').getByRole('link', { name: 'Sager' }).click();
  await coordinator.getByRole('heading', { level: 1, name: 'Sager' }).waitFor();
  await takes(coordinator, 'cases.png');
  await coordinator.getByRole('navigation').getByRole('link', { name: 'Tavle' }).click();
  await coordinator.getByRole('button', { name: 'Fuld skærm' }).click();
  await coordinator.getByText('Kasper').first().waitFor();
  await takes(coordinator, 'board.png', boardHeight);

  const report = await signsIn(camera, 'leder1', '/reports/');
  await report.getByText('Henvendelser').first().waitFor();
  await report.getByRole('button', { name: 'År', exact: true }).click();
  await takes(report, 'report.png');
}
