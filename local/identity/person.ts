/** Somebody who can sign in here. */
export interface Person {
  user: string;
  /** Subject of the tokens. */
  sub: string;
  name: string;
  role: string;
  /** What the office is called; shown where there are several. */
  unit?: string;
}

const roles: Record<string, string> = {
  intake: 'borgerservice',
  consultant: 'konsulent',
  coordinator: 'koordinator',
  manager: 'leder',
  administrator: 'administrator',
  auditor: 'revisor',
};

export function roleInDanish(role: string): string {
  return roles[role] ?? role;
}
