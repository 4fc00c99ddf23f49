/** Why somebody rests: told to nobody but colleagues, and measured by nobody. */
export const afterTalk = 'Efter en svær samtale';
