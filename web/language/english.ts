import { boardEnglish } from '../desk/board/english.ts';
import { callEnglish } from '../desk/call/english.ts';
import { casesEnglish } from '../desk/cases/english.ts';
import { deskEnglish } from '../desk/english.ts';
import { intakeEnglish } from '../desk/intake/english.ts';
import { keysEnglish } from '../desk/keys/english.ts';
import { listsEnglish } from '../desk/lists/english.ts';
import { outreachEnglish } from '../desk/outreach/english.ts';
import { personEnglish } from '../desk/person/english.ts';
import { rolesEnglish } from '../desk/roles/english.ts';
import { skillsEnglish } from '../desk/skills/english.ts';
import { soundEnglish } from '../desk/sound/english.ts';
import { statementEnglish } from '../desk/statement/english.ts';
import { superviseEnglish } from '../desk/supervise/english.ts';
import { visitEnglish } from '../desk/visit/english.ts';
import { phoneEnglish } from '../phone/english.ts';
import { reportsEnglish } from '../reports/english.ts';
import { sessionEnglish } from '../session/english.ts';
import { softphoneEnglish } from '../softphone/english.ts';
import { themeEnglish } from '../theme/english.ts';
import { common } from './common.ts';
import { refusalsEnglish } from './refusals.ts';

/* Every sentence of the staff pages and of the telephone for trying the line in English, by its Danish one. Fetched by whoever chooses English, and by nobody else. */

export const english = {
  ...boardEnglish,
  ...callEnglish,
  ...casesEnglish,
  ...intakeEnglish,
  ...keysEnglish,
  ...listsEnglish,
  ...outreachEnglish,
  ...personEnglish,
  ...rolesEnglish,
  ...skillsEnglish,
  ...soundEnglish,
  ...statementEnglish,
  ...superviseEnglish,
  ...visitEnglish,
  ...deskEnglish,
  ...phoneEnglish,
  ...reportsEnglish,
  ...sessionEnglish,
  ...softphoneEnglish,
  ...themeEnglish,
  ...common,
  ...refusalsEnglish,
};
export type English = typeof english;
