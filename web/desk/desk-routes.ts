import * as z from 'zod/mini';
import type { AccessPurpose } from '../../schemas/access.ts';
import type { FollowUpId, MeetingId, PersonId, SlotId, StaffId, VisitId } from '../../schemas/ids.ts';
import { liveTicketResponse } from '../../schemas/live-api.ts';
import { type noteRequest, noteView } from '../../schemas/note-api.ts';
import {
  type birthdayRequest,
  callResponse,
  callsResponse,
  casesResponse,
  checklistResponse,
  colleaguesResponse,
  type concludeRequest,
  concludeResponse,
  type conclusionCorrectionRequest,
  correctionResponse,
  cprResponse,
  deskView,
  type followUpCloseRequest,
  followUpResponse,
  type guestRequest,
  type meetingMoveRequest,
  meetingResponse,
  type PersonCorrectionRequest,
  personView,
  type presenceRequest,
  presenceResponse,
  procedureResponse,
  promiseResponse,
  type RegisterRequest,
  registerResponse,
  searchResponse,
  slotsResponse,
  softphoneToken,
  type talkRequest,
  talkResponse,
  type talkTypeRequest,
  visitView,
  type watchMarkRequest,
  watchMarkResponse,
} from '../../schemas/staff-api.ts';
import type { TaskDone } from '../../schemas/task.ts';
import type { Api } from '../session/api-client.ts';
import type { Edits } from './visit/draft.ts';
import { apart, withNotes } from './visit/free-notes.ts';

const anything = z.unknown();

interface SavedAnswers {
  version: number;
  definitionVersion: string | undefined;
  saveId: string;
  personId?: PersonId | undefined;
  answers: Edits;
}

/** Those that are about a person. */
function personRoutesOf(api: Api) {
  return {
    /** What is looked for goes in the body: addresses end up in logs. */
    search: (text: string) => api.send('POST', '/persons/search', searchResponse, { text }),
    person: (personId: string, purpose: AccessPurpose) =>
      api.send('GET', `/persons/${personId}?purpose=${purpose}`, personView),
    cpr: (personId: string, purpose: AccessPurpose) =>
      api.send('POST', `/persons/${personId}/cpr`, cprResponse, { purpose }),
    correctPerson: (personId: string, request: PersonCorrectionRequest) =>
      api.send('POST', `/persons/${personId}/corrections`, correctionResponse, request),
    correctConclusion: (visitId: string, request: z.infer<typeof conclusionCorrectionRequest>) =>
      api.send('POST', `/visits/${visitId}/corrections`, correctionResponse, request),
    undoCorrection: (correctionId: string) => api.send('POST', `/corrections/${correctionId}/undo`, anything, {}),
    setWatchMark: (personId: string, request: z.infer<typeof watchMarkRequest>) =>
      api.send('POST', `/persons/${personId}/watch-marks`, watchMarkResponse, request),
    closeWatchMark: (watchMarkId: string, reason: string) =>
      api.send('POST', `/watch-marks/${watchMarkId}/close`, anything, { reason }),
    noteEducation: (personId: string, education: boolean) =>
      api.send('PUT', `/persons/${personId}/education`, anything, { education }),
    settleBirthday: (personId: string, outcome: z.infer<typeof birthdayRequest>['outcome']) =>
      api.send('POST', `/persons/${personId}/birthday`, anything, { outcome }),
  };
}

/** Those that are about times and meetings. */
function meetingRoutesOf(api: Api) {
  return {
    slots: (from: string, to: string) =>
      api.send('GET', `/slots?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`, slotsResponse),
    bookMeeting: (visitId: string, slotId: SlotId) =>
      api.send('POST', `/visits/${visitId}/meeting`, meetingResponse, { slotId }),
    moveMeeting: (meetingId: MeetingId, request: z.infer<typeof meetingMoveRequest>) =>
      api.send('POST', `/meetings/${meetingId}/move`, meetingResponse, request),
    meetingOutcome: (meetingId: MeetingId, outcome: 'held' | 'noShow') =>
      api.send('POST', `/meetings/${meetingId}/outcome`, meetingResponse, { outcome }),
    closeFollowUp: (followUpId: FollowUpId, request: z.infer<typeof followUpCloseRequest>) =>
      api.send('POST', `/followups/${followUpId}/close`, followUpResponse, request),
    bookFollowUp: (followUpId: FollowUpId, request: z.infer<typeof meetingMoveRequest>) =>
      api.send('POST', `/followups/${followUpId}/meeting`, meetingResponse, request),
  };
}

/** Those by which a case is concluded, and written down. */
function conclusionRoutesOf(api: Api) {
  return {
    conclude: (visitId: string, request: z.infer<typeof concludeRequest>) =>
      api.send('POST', `/visits/${visitId}/conclude`, concludeResponse, request),
    procedureFollowed: (visitId: string, flag: 'F11' | 'F12') =>
      api.send('POST', `/visits/${visitId}/procedure`, procedureResponse, { flag }),
    note: (visitId: string, purpose: AccessPurpose) =>
      api.send('GET', `/visits/${visitId}/note?purpose=${purpose}`, noteView),
    saveNote: (visitId: string, request: z.infer<typeof noteRequest>) =>
      api.send('PUT', `/visits/${visitId}/note`, noteView, request),
    noteFile: (visitId: string, purpose: AccessPurpose) => api.file(`/visits/${visitId}/note/file?purpose=${purpose}`),
    lockNote: (visitId: string, version: number) =>
      api.send('POST', `/visits/${visitId}/note/lock`, noteView, { version }),
    amendNote: (visitId: string, text: string) =>
      api.send('POST', `/visits/${visitId}/note/addendum`, noteView, { text }),
  };
}

/** What is done with a call and whoever is in it. */
function callRoutesOf(api: Api) {
  return {
    calls: () => api.send('GET', '/calls', callsResponse),
    endCall: (callId: string, outcome: 'ended' | 'voicemail') =>
      api.send('POST', `/calls/${callId}/end`, callResponse, { outcome }),
    hold: (callId: string, held: boolean) => api.send('POST', `/calls/${callId}/hold`, callResponse, { held }),
    colleagues: () => api.send('GET', '/colleagues', colleaguesResponse),
    transfer: (callId: string, to?: StaffId) =>
      api.send('POST', `/calls/${callId}/transfer`, callResponse, to === undefined ? {} : { to }),
    consult: (callId: string, to: StaffId) => api.send('POST', `/calls/${callId}/consult`, callResponse, { to }),
    endConsult: (callId: string) => api.send('POST', `/calls/${callId}/consult/end`, callResponse),
    handOver: (callId: string) => api.send('POST', `/calls/${callId}/consult/hand-over`, callResponse),
    callGuest: (callId: string, guest: z.infer<typeof guestRequest>) =>
      api.send('POST', `/calls/${callId}/guests`, callResponse, guest),
    removeGuest: (callId: string, leg: number) =>
      api.send('POST', `/calls/${callId}/guests/${leg}/remove`, callResponse, {}),
    rejoin: (callId: string) => api.send('POST', `/calls/${callId}/rejoin`, anything, {}),
    linkCall: (callId: string, visitId: VisitId) => api.send('PUT', `/calls/${callId}/visit`, anything, { visitId }),
    splitCall: (callId: string) => api.send('POST', `/calls/${callId}/split`, callResponse, {}),
  };
}

/** The staff routes the desk uses, each with its types. All reject with an `ApiError`. */
export function createDeskRoutes(api: Api) {
  return {
    /** For parts that are fetched later and bring routes of their own. */
    send: api.send,
    desk: () => api.send('GET', '/desk', deskView),
    /** Those of roles that have no desk, fetched with their pages. */
    ofRoles: async () => (await import('./roles/role-routes.ts')).createRoleRoutes(api),
    liveTicket: async () => (await api.send('POST', '/live', liveTicketResponse)).ticket,
    softphoneToken: () => api.send('POST', '/me/softphone-token', softphoneToken),
    /** More time after a talk than until then. */
    moreTime: (from: string) => api.send('POST', '/me/wrap-up', anything, { from }),
    presence: (request: z.infer<typeof presenceRequest>) => api.send('PUT', '/me/presence', presenceResponse, request),

    closeLine: (text: string) => api.send('PUT', '/closing', anything, { text }),
    reopenLine: () => api.send('POST', '/closing/reopen', anything, {}),

    api,
    ...callRoutesOf(api),

    register: (request: RegisterRequest) => api.send('POST', '/applicants', registerResponse, request),
    ...personRoutesOf(api),
    ...conclusionRoutesOf(api),
    cases: () => api.send('GET', '/cases', casesResponse),
    visit: (visitId: string, purpose: AccessPurpose) =>
      api.send('GET', `/visits/${visitId}?purpose=${purpose}`, visitView),
    saveAnswers: async (visitId: string, request: SavedAnswers) =>
      withNotes(await api.send('PUT', `/visits/${visitId}/checklist`, checklistResponse, apart(request))),
    saveAnswersLeaving: (visitId: string, request: SavedAnswers) =>
      api.sendLeaving('PUT', `/visits/${visitId}/checklist`, apart(request)),
    noteTalk: (visitId: string, request: z.infer<typeof talkRequest>) =>
      api.send('POST', `/visits/${visitId}/talk`, talkResponse, request),
    chooseTalkType: (visitId: string, type: z.infer<typeof talkTypeRequest>['type']) =>
      api.send('PUT', `/visits/${visitId}/type`, anything, { type }),
    /** The same person was registered twice: the open case takes up the other. */
    joinVisit: (visitId: VisitId, other: VisitId) =>
      api.send('POST', `/visits/${visitId}/join`, talkResponse, { visitId: other }),
    /** `at`: the time that was agreed; else as soon as the rules have it. `mine`: one's own telephone rings first. */
    promiseCallback: (visitId: string, request: { at?: string; mine?: boolean } = {}) =>
      api.send('POST', `/visits/${visitId}/callback`, promiseResponse, request),
    endVisit: (visitId: string) => api.send('POST', `/visits/${visitId}/end`, anything, { reason: 'withdrawn' }),
    ...meetingRoutesOf(api),
    closeTask: (taskId: string, outcome: TaskDone) => api.send('POST', `/tasks/${taskId}/close`, anything, { outcome }),
    answered: (replyId: string, done: string) => api.send('POST', `/replies/${replyId}/answered`, anything, { done }),
    told: (messageId: string) => api.send('POST', `/messages/${messageId}/told`, anything, {}),
  };
}
export type DeskRoutes = ReturnType<typeof createDeskRoutes>;
