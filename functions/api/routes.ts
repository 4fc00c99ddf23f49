import type { Route } from './route.ts';
import { accessRoutes } from './routes/access.ts';
import { callOutRoutes } from './routes/call-out.ts';
import { callRoutes } from './routes/calls.ts';
import { caseRoutes } from './routes/cases.ts';
import { caseworkerRoutes } from './routes/caseworkers.ts';
import { checklistRoutes } from './routes/checklists.ts';
import { closingRoutes } from './routes/closing.ts';
import { colleagueRoutes } from './routes/colleagues.ts';
import { consultRoutes } from './routes/consult.ts';
import { contactRoutes } from './routes/contacts.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { deskRoutes } from './routes/desk.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { guestRoutes } from './routes/guests.ts';
import { liveRoutes } from './routes/live.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { noteRoutes } from './routes/notes.ts';
import { officeRoutes } from './routes/offices.ts';
import { outreachRoutes } from './routes/outreach.ts';
import { outreachImportRoutes } from './routes/outreach-import.ts';
import { personRoutes } from './routes/persons.ts';
import { presenceRoutes } from './routes/presence.ts';
import { registrationRoutes } from './routes/registration.ts';
import { replyRoutes } from './routes/replies.ts';
import { reportRoutes } from './routes/reports.ts';
import { skillsRoutes } from './routes/skills.ts';
import { supervisionRoutes } from './routes/supervision.ts';
import { taskRoutes } from './routes/tasks.ts';
import { visitRoutes } from './routes/visits.ts';
import { watchMarkRoutes } from './routes/watch-marks.ts';

/** Every staff route there is. */
export const routes: Route[] = [
  ...deskRoutes,
  ...liveRoutes,
  ...presenceRoutes,
  ...closingRoutes,
  ...registrationRoutes,
  ...callRoutes,
  ...callOutRoutes,
  ...consultRoutes,
  ...guestRoutes,
  ...officeRoutes,
  ...supervisionRoutes,
  ...colleagueRoutes,
  ...skillsRoutes,
  ...visitRoutes,
  ...noteRoutes,
  ...checklistRoutes,
  ...contactRoutes,
  ...meetingRoutes,
  ...followUpRoutes,
  ...caseRoutes,
  ...personRoutes,
  ...caseworkerRoutes,
  ...watchMarkRoutes,
  ...taskRoutes,
  ...outreachRoutes,
  ...outreachImportRoutes,
  ...replyRoutes,
  ...correctionRoutes,
  ...reportRoutes,
  ...accessRoutes,
];
