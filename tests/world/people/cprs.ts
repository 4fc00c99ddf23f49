/** Of somebody who comes to the age border within weeks. */
export const nearBirthday = '6502911234';
/** Somebody over the age border, two young ones, and that one. */
export const cprs = ['6101801234', '6202981235', '6303991236', nearBirthday];
