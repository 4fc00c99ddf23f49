/** Somebody over the age border, two young ones, and one who comes to the border within weeks. */
export const cprs = ['6101801234', '6202981235', '6303991236', '6502911234'];
