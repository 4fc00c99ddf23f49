import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page of the desk has between two things. */
const mostStops = 150;
/** More choices than any group or list has. */
const mostChoices = 40;

interface Stop {
  name: string;
  outline: number;
  isOnScreen: boolean;
  isCovered: boolean;
}

/** Where the keyboard is, and whether one sees it: a line around it (or around its box), on the screen, under nothing else. */
function stopOf(): Stop {
  const at = document.activeElement ?? document.body;
  const box = at.matches('.choice input, .choice-card input') ? (at.closest('label') ?? at) : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(box);
  const [line = box.getBoundingClientRect()] = box.getClientRects();
  const { left, right, top, bottom } = line;
  // Of a tall box the part that is on the screen.
  const [midX, midY] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const points = [
    [midX, midY],
    [left + 4, midY],
    [right - 4, midY],
  ] as const;
  const seen = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((element) => element !== null);
  return {
    name: `${at.tagName} ${at.id} ${(at.textContent ?? '').trim().slice(0, 40)}`,
    outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
    isOnScreen: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    isCovered: !seen.some((element) => box.contains(element) || element.contains(box)),
  };
}

/** Looks at where the keyboard is before what it is on has to be seen there: a busy machine scrolls a while after. */
const looks = 20;

/** Says where the keyboard is; it must be seen there. */
async function seen(page: Page): Promise<string> {
  let stop = await page.evaluate(stopOf);
  for (let look = 1; look < looks && (stop.isCovered || !stop.isOnScreen); look += 1) {
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    stop = await page.evaluate(stopOf);
  }
  expect(stop, stop.name).toMatchObject({ isOnScreen: true, isCovered: false });
  expect(stop.outline, `line around ${stop.name}`).toBeGreaterThanOrEqual(2);
  return stop.name;
}

/** A part that is still being fetched pushes what stands below it off the screen as it comes, and with it whoever is there already. */
async function isThere(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const fetched = () => wanted.page().locator('.waiting').allTextContents();
  await expect.poll(fetched, { message: 'still being fetched' }).toEqual([]);
}

function isFocused(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement).catch(() => false);
}

/** The keys themselves, and how many have been pressed so far. */
function counted(page: Page) {
  let presses = 0;
  return {
    press: (key: string) => {
      presses += 1;
      return page.keyboard.press(key);
    },
    type: (text: string) => {
      presses += text.length;
      return page.keyboard.type(text);
    },
    presses: () => presses,
  };
}

/** Somebody without a mouse: keys that are really pressed, and what has the focus after each is seen. */
export function createKeys(page: Page) {
  const { press, type, presses } = counted(page);
  /** Tab after tab (or back), and every stop on the way is seen. */
  const tabTo = async (wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    await isThere(wanted.first());
    const passed: string[] = [];
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await isFocused(wanted.first())) return;
      await press(key);
      const isPage = await page.evaluate(() => document.activeElement !== document.body);
      if (isPage) passed.push(await seen(page));
    }
    throw new Error(`Not reached by Tab: ${wanted}\n${passed.join('\n')}`);
  };
  /** The keyboard is there by itself, without a key. */
  const isAt = async (wanted: Locator) => {
    await expect.poll(() => isFocused(wanted), { message: `${wanted}` }).toBe(true);
    await seen(page);
  };
  return {
    press,
    tabTo,
    isAt,
    type,
    presses,
    /** A button or a link. */
    opens: async (wanted: Locator) => {
      await tabTo(wanted);
      await press('Enter');
    },
    /** One of a group: Tab leads into the group, arrows through it. */
    chooses: async (group: Locator, name: string | RegExp) => {
      const options = group.getByRole('radio');
      const wanted = group.getByRole('radio', { name, ...(typeof name === 'string' && { exact: true }) }).first();
      const isInGroup = () => group.evaluate((element) => element.contains(document.activeElement));
      await options.first().waitFor();
      for (let stop = 0; stop < mostStops && !(await isInGroup()); stop += 1) {
        await press('Tab');
        await seen(page);
      }
      if (await isFocused(wanted)) await press('Space');
      for (let step = 0; step < mostChoices && !(await wanted.isChecked()); step += 1) await press('ArrowDown');
      expect(await wanted.isChecked()).toBe(true);
      await isAt(wanted);
    },
    /** One of a list that opens; what is chosen shows at once. */
    picks: async (list: Locator, label: RegExp) => {
      await tabTo(list);
      const chosen = () => list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
      for (let step = 0; step < mostChoices && !label.test(await chosen()); step += 1) await press('ArrowDown');
      expect(await chosen()).toMatch(label);
      await isAt(list);
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;
