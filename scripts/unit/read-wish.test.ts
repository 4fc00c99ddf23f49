import { describe, expect, test } from 'vitest';
import { readWish } from './read-wish.ts';
import { Refused } from './refused.ts';

const here = { data: '.local', region: 'eu-west-1' };

function refusalOf(...args: string[]): string {
  try {
    readWish(args);
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('what is asked for', () => {
  test.each([
    [['list'], { verb: 'list' }],
    [['add', 'proeveby', '--name', ' Prøveby   Kommune'], { verb: 'add', unitId: 'proeveby', name: 'Prøveby Kommune' }],
    [
      ['add', 'proeveby', '--name', 'Prøveby', '--place', 'Torvet 1'],
      { verb: 'add', unitId: 'proeveby', name: 'Prøveby', place: 'Torvet 1' },
    ],
    [['number', 'proeveby', '+4587654321'], { verb: 'number', unitId: 'proeveby', number: '+4587654321' }],
    [['number', 'proeveby', '87 65 43 21'], { verb: 'number', unitId: 'proeveby', number: '+4587654321' }],
    [['number', 'proeveby', '+46 10 123 45 67'], { verb: 'number', unitId: 'proeveby', number: '+46101234567' }],
    [
      ['staff', 'proeveby', 'kirsten_k', '--role', 'admin', '--name', 'Kirsten Kjær'],
      { verb: 'staff', unitId: 'proeveby', user: 'kirsten_k', role: 'administrator', name: 'Kirsten Kjær' },
    ],
    [
      ['staff', 'proeveby', 'kirsten', '--role=consultant', '--name=K', '--subject=5f0c'],
      { verb: 'staff', unitId: 'proeveby', user: 'kirsten', role: 'consultant', name: 'K', subject: '5f0c' },
    ],
  ])('%j is read', (args, wish) => {
    expect(readWish(args)).toEqual({ wish, where: here });
  });

  test.each([
    [['list', '--data', '.elsewhere'], { data: '.elsewhere', region: 'eu-west-1' }],
    [
      ['list', '--stack', 'VisitationLine', '--region', 'eu-north-1'],
      { data: '.local', stack: 'VisitationLine', region: 'eu-north-1' },
    ],
    [
      ['list', '--table', 'T', '--endpoint', 'http://127.0.0.1:1'],
      { ...here, table: 'T', endpoint: 'http://127.0.0.1:1' },
    ],
  ])('%j says where', (args, where) => {
    expect(readWish(args).where).toEqual(where);
  });

  test.each([
    [[], 'It is not said what to do. Write add, number, staff or list.'],
    [['remove', 'x'], 'There is no “remove”. Write add, number, staff or list.'],
    [['toString'], 'There is no “toString”.'],
    [['add'], 'add: write the id of the unit, such as proeveby.'],
    [['add', 'proeveby'], 'add: write --name "Prøveby Kommune".'],
    [['add', 'Prøveby', '--name', 'x'], '“Prøveby” is no id of a unit. Write 2 to 41 small letters'],
    [
      ['add', 'proeveby', '--name', 'Prøveby', 'Kommune'],
      'add: “Kommune” is too much. What has spaces in it stands in quotes',
    ],
    [['add', 'proeveby', '--name', ''], '--name: “” cannot be said in an SMS.'],
    [['add', 'proeveby', '--name', 'x'.repeat(41)], 'cannot be said in an SMS. Write 1 to 40 signs'],
    [['add', 'proeveby', '--name', 'Прøveby'], 'cannot be said in an SMS.'],
    [['add', 'proeveby', '--name', 'x', '--place', '広場'], '--place: “広場” cannot be said in an SMS.'],
    [['add', 'proeveby', '--name', 'x', '--role', 'admin'], '--role says nothing to add. Leave it out.'],
    [['add', 'proeveby', '--nmae', 'x'], "Unknown option '--nmae'"],
    [['add', 'proeveby', '--name'], "Option '--name <value>' argument missing"],
    [['number', 'proeveby'], 'number: write its telephone number, such as +4587654321.'],
    [
      ['number', 'proeveby', '+458765432'],
      'is no number a line can have: it is too short. Write it with its country code',
    ],
    [['number', 'proeveby', '+458765432100'], 'it is too long.'],
    [['number', 'proeveby', 'eighty'], 'there is something in it that no number has.'],
    [['number', 'proeveby', ''], 'there is nothing in it.'],
    [['number', 'proeveby', '112'], 'it is so short that only its own country could dial it.'],
    [['number', 'proeveby', '+4510203040'], 'no number begins like that.'],
    [['number', 'proeveby', '+4590123456'], 'it is a premium number.'],
    [['number', 'proeveby', '+881612345678'], 'it is a satellite number.'],
    [['number', 'proeveby', '+4587654321', '+4587654322'], 'number: “+4587654322” is too much.'],
    [['staff', 'proeveby'], 'staff: write the name the person signs in with, such as kirsten_k.'],
    [['staff', 'proeveby', 'kirsten'], 'staff: write --role consultant.'],
    [
      ['staff', 'proeveby', 'kirsten', '--role', 'boss', '--name', 'K'],
      '--role: there is no role “boss”. Write consultant, intake, coordinator, manager, admin or auditor.',
    ],
    [['staff', 'proeveby', 'kirsten', '--role', 'intake'], 'staff: write --name "Kirsten Kjær".'],
    [['staff', 'proeveby', 'kirsten', '--role', 'intake', '--name', '12'], '--name: “12” is no name of a person.'],
    [
      ['staff', 'proeveby', 'kirsten.k', '--role', 'intake', '--name', 'K'],
      '“kirsten.k” is no sign-in name. Write 1 to 121 letters',
    ],
    [
      ['staff', 'proeveby', 'kirsten', '--role', 'intake', '--name', 'K', '--subject', ''],
      '--subject: write the “sub”',
    ],
    [['list', 'proeveby'], 'list: “proeveby” is too much.'],
    [['list', '--stack', 'S', '--table', 'T'], '--stack finds the table by itself.'],
  ])('%j is refused with what to write instead', (args, message) => {
    expect(refusalOf(...args)).toContain(message);
  });
});
