import { caseCommands } from './case-commands.ts';
import type { Command } from './command.ts';
import { deskCommands } from './desk-commands.ts';
import { telephoneCommands } from './telephone-commands.ts';

/** Everything that can be done to one case. */
export const commands: Record<string, Command> = { ...telephoneCommands, ...deskCommands, ...caseCommands };
