import { refusalReplies } from '../../functions/api/refusals.ts';

/** What a staff route answers that did not do what was asked. */
interface Told {
  status: number;
  error: string;
  field: string;
  message: string;
}

interface Known extends Told {
  name: string;
}

function toldOf(reply: { status: number; error?: string; field?: string; message?: string }): Told {
  const { status, error = '', field = '', message = '' } = reply;
  return { status, error, field, message };
}

/** Many refusals of a request that is malformed are one to whoever asks; here each has the name by which it is decided. */
const all = Object.entries(refusalReplies).map(([code, reply]) => ({ code, ...toldOf(reply as Told) }));
const known: Known[] = all.map(({ code, ...told }) => {
  const isOneOfSeveral = all.filter(({ status, error }) => status === told.status && error === told.error).length > 1;
  return { ...told, name: `${told.status} ${isOneOfSeveral ? code : told.error}` };
});

/** Every refusal of a command that staff can be told of, by the name it is counted by. */
export const refusalNames: readonly string[] = known.map(({ name }) => name);

/** The part of the request that is to blame: an answer names its question too, and a time may be asked for within something else. */
function isAbout(field: string, told: Told): boolean {
  return told.field.split('.').includes(field);
}

function firstWord(text: string): string | undefined {
  return text.split(' ')[0];
}

/** By which name a refusal is counted; what is wrong with a request before anything is decided goes by its field. */
export function nameOfRefusal(status: number, body: Record<string, unknown>): string {
  const told = toldOf({ ...body, status });
  const alike = known.filter((one) => one.status === status && one.error === told.error);
  const meant = alike.length > 1 ? alike.filter((one) => firstWord(one.message) === firstWord(told.message)) : alike;
  const found = told.error === 'malformed' ? meant.find(({ field }) => isAbout(field, told)) : meant[0];
  if (found !== undefined) return found.name;
  return told.error === 'malformed' ? `${status} malformed ${told.field}` : `${status} ${told.error}`.trim();
}
