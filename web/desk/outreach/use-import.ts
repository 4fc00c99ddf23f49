import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { linesOf } from '../../../flows/visit/outreach-lines.ts';
import type { PersonId } from '../../../schemas/ids.ts';
import { type CheckedLine, linesAtOnce, listedAtOnce, mostLines } from '../../../schemas/outreach-import-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { inParts, maskedWho, type SeenLine, withoutDuplicates } from './import-words.ts';
import { type OutreachWish, outreachRoutesOf } from './outreach-routes.ts';

interface Progress {
  done: number;
  of: number;
}

const failed = 'Forbindelsen blev afbrudt. Prøv igen: det, der er gemt, bliver ikke gemt to gange.';

/** Does something with some after some; says how far it is, and what went wrong. */
function useInTurn() {
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<string>();
  const inTurn = async <Item>(items: readonly Item[], most: number, each: (part: Item[]) => Promise<void>) => {
    setProblem(undefined);
    try {
      let done = 0;
      for (const part of inParts(items, most)) {
        setProgress({ done, of: items.length });
        await each(part);
        done += part.length;
      }
      return true;
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say(failed));
      return false;
    } finally {
      setProgress(undefined);
    }
  };
  return { inTurn, progress, problem, setProblem };
}

/** A list as it is looked through and stored, some lines at a time; whatever fails is tried again without harm. */
export function useImport() {
  const { routes } = useDesk();
  const client = useQueryClient();
  const { check, listMany } = outreachRoutesOf(routes);
  const [lines, setLines] = useState<SeenLine[]>();
  const { inTurn, progress, problem, setProblem } = useInTurn();
  const [stored, setStored] = useState<string>();

  const look = async (text: string, { type }: OutreachWish) => {
    const read = linesOf(text);
    setLines(undefined);
    setStored(undefined);
    if (read.length === 0) return setProblem(say('Der er ingen linjer med et nummer.'));
    if (read.length > mostLines)
      return setProblem(
        say('Listen har {count} linjer. Højst {most} ad gangen.', { count: read.length, most: mostLines }),
      );
    const seen: SeenLine[] = [];
    const isDone = await inTurn(read, linesAtOnce, async (part) => {
      const asked = part.map(({ who, name }) => ({
        who: who.slice(0, 60),
        ...(name !== undefined && { name: name.slice(0, 120) }),
      }));
      const answer = await check({ type, lines: asked });
      seen.push(...part.map(({ line, who }, at) => seenLine(line, who, answer.lines[at])));
    });
    if (isDone) setLines(withoutDuplicates(seen));
  };

  const store = async (wish: OutreachWish) => {
    const personIds = (lines ?? []).flatMap(({ verdict, personId }) =>
      verdict === 'ok' && personId ? [personId] : [],
    );
    const refused = new Map<PersonId, string>();
    const isDone = await inTurn(personIds, listedAtOnce, async (part) => {
      const { results } = await listMany({ ...wish, personIds: part });
      for (const { personId, outcome, message = '' } of results)
        if (outcome === 'refused') refused.set(personId, message);
    });
    refreshAll(client);
    if (!isDone) return;
    setLines(refused.size === 0 ? undefined : stillRefused(lines ?? [], refused));
    setStored(storedText(personIds.length - refused.size, refused.size));
  };
  return { lines, progress, problem, stored, look, store, forget: () => setLines(undefined) };
}

function seenLine(line: number, who: string, checked: CheckedLine = { verdict: 'malformed' }): SeenLine {
  return { ...checked, line, who: maskedWho(who) };
}

/** Who could not be listed after all, and why. */
function stillRefused(lines: readonly SeenLine[], refused: ReadonlyMap<PersonId, string>): SeenLine[] {
  return lines.flatMap((line) => {
    const message = line.personId === undefined ? undefined : refused.get(line.personId);
    return message === undefined || line.verdict !== 'ok' ? [] : [{ ...line, verdict: 'barred', message }];
  });
}

function storedText(listed: number, refused: number): string {
  const put = say('{count} er sat på listen.', { count: listed });
  return refused > 0 ? `${put} ${say('{count} kunne ikke.', { count: refused })}` : put;
}

export type Importing = ReturnType<typeof useImport>;
