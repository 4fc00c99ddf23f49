import { localDayOf, timeOfDayOf, weekdayOf } from '../../calendar/local-time.ts';
import type { LineLanguage } from './language.ts';
import { nearDay } from './near-day.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Monday 4 January`. */
function dateOf(at: string): string {
  const day = localDayOf(at);
  const [, month, date] = day.split('-').map(Number);
  return `${weekdays[weekdayOf(day) - 1]} ${date} ${months[(month ?? 1) - 1]}`;
}

/** `10 AM`, `noon`, `1:30 PM`: whoever is not used to our clock mistakes nothing. */
function timeOf(at: string): string {
  const [hour = 0, minute = 0] = timeOfDayOf(at).split(':').map(Number);
  if (hour === 12 && minute === 0) return 'noon';
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  return `${shown} ${hour < 12 ? 'AM' : 'PM'}`;
}

const near = { today: 'today', tomorrow: 'tomorrow' };

/** English, as plain as the Danish: each sentence says the same, with the same keys. */
export const english: LineLanguage = {
  voice: { voice: 'Polly.Amy-Neural', language: 'en-GB' },
  invitation: 'For English, press 5.',
  day: (at, now) => nearDay(at, now, near) ?? `on ${dateOf(at)}`,
  wholeDay: (at) => `on ${dateOf(at)}`,
  time: timeOf,
  prompts: {
    welcome: 'Welcome to {unit}.',
    closedNow: 'We are closed right now. We open again {day} at {time}.',
    closedOutOfTurn: '{text} We are closed today. We open again {day} at {time}.',
    closedToday: 'We are closed today. We open again {day} at {time}.',
    askCode: 'Key your six-digit code. If you have no code, press hash.',
    codeWrong: 'We do not know that code. Please try again.',
    codeGivenUp: 'Never mind. You can go on without a code.',
    codeFound: 'Thank you. The code is right.',
    codeShort: 'The code has six digits. Key the rest, or press hash.',
    codeNotTaken: 'We cannot take codes right now. You can go on without a code.',
    askOwnCode: 'Key your six-digit code. If you have no code, press hash.',
    ownBySms: 'If you have an appointment with us, it is in a text message to the mobile number you gave us.',
    nothingArranged: 'You have no appointment with us right now.',
    arrangedOther: 'You have one more appointment. You will hear it afterwards.',
    arrangedCall: 'We call your number ending {digits} {day}, {from} to {until}.',
    arrangedKeys: 'To keep it, press 1. To move it, press 2. To cancel it, press 3.',
    arrangedTalk: 'To talk to us now, press 4.',
    kept: 'Good. Your appointment stands.',
    moved: 'Your appointment has been moved.',
    alsoCall: 'We also call you {day} between {from} and {until}.',
    alsoMeeting: 'You also have a meeting {day} at {time}.',
    callbackCancelled: 'That is cancelled. We will not call you.',
    meetingCancelled: 'The meeting is cancelled.',
    cancelledNext: 'One of us will contact you from {number} and ask what you would like instead.',
    cancelledCallUs: 'Call us on {number} when you want to arrange something new.',
    orHangUp: 'Otherwise you can just hang up.',
    menu: 'To be called back, press 1. To meet us instead, press 2. To talk to us now, press 3.',
    menuMeetings: 'To meet us, press 2.',
    menuClosed: 'To be called back, press 1. To meet us instead, press 2.',
    menuOwn: 'If you already have an appointment with us, press 4.',
    menuUnasked: 'If you choose nothing, we will call you.',
    voluntary: 'Talking to us is voluntary. It makes no difference to your benefit if you say no.',
    menuWait: 'The wait is about {minutes} minutes right now.',
    menuAgain: 'To hear this again, press 9.',
    wrongKey: 'We do not know that choice.',
    nothingHeard: 'We did not hear a choice.',
    closedSoCallback: 'We cannot take your call right now, but we will gladly call you.',
    askNumber:
      'To be called on the number you are calling from, press 1. To be called on another number, press 2. To meet us instead, press 0.',
    askKeyedNumber:
      'Key the eight digits of the number we should call, and end with hash. To meet us instead, press 0.',
    numberWrong: 'We cannot call that number.',
    needsNumber: 'We need a telephone number before you can have a time.',
    queueFull: 'The wait is long. We will call you instead, and you keep your place.',
    readBack: 'You have keyed {number}. If that is right, press 1. To key the number again, press 2.',
    askTime:
      'To be called as soon as possible, press 1. If another time suits you better, press 2. To meet us instead, press 0.',
    windows: 'We can call at these times.',
    window: '{day} between {from} and {until}: press {key}.',
    moreWindows: 'To hear more times, press 8.',
    windowsEnd: 'To hear them again, press 9. To go back, press star. To meet us instead, press 0.',
    windowGone: 'That time has already begun. Here are the next ones.',
    lateWindows: 'Unfortunately we can only call later than we would like.',
    noOtherWindows: 'We have no other times right now.',
    noOtherTimes: 'We have no other free times right now. You keep the time you have.',
    times: 'We have these times for a meeting.',
    time: '{day} at {time}: press {key}.',
    moreTimes: 'To hear more times, press 8.',
    timesEnd: 'To hear the times again, press 9. To go back to the other choices, press star.',
    slotTaken: 'Unfortunately somebody else has just taken that time.',
    noTimes: 'We have no free times right now. One of us will find a time for you.',
    noMeetings: 'We hold no meetings at our office at present. We will find another way together with you.',
    lateTimes: 'Unfortunately the free times are later than we would like to give you.',
    decidedCallback: 'That is all right. We will call you instead.',
    promised: 'We will call you {day} between {from} and {until}.',
    promisedRetry: 'We have tried to call you. We will try again {day} after {time}.',
    promisedSoon: 'We have tried to call you. We will try again as soon as we can.',
    promisedLate: 'We did not call you as we had promised. We are sorry. You will get a new time from us.',
    placeKept: 'You do not lose your place.',
    promisedOutside: 'We are closed now. We will call you {day} between {from} and {until}.',
    promisedAgain: 'We call from {number}. If you miss the call, we will try again.',
    promisedOnce: 'We call from {number}. If you miss the call, please call us.',
    booked: 'You have a meeting {day} at {time} at {place}.',
    cannotCome: 'If you cannot come, call us on {number}, and we will find another time.',
    smsComes: 'We will send you the time in a text message.',
    afterChoice: 'To meet us at another time, press 0. To hear this again, press 9. Otherwise you can just hang up.',
    waitingFirst: 'Thank you. We will put you through as soon as one of us is free.',
    place: 'You are number {place} in the queue.',
    waitMinutes: 'We expect it to take about {minutes} minutes.',
    waitLong: 'The wait is long. We recommend that we call you back.',
    waitNobody: 'Nobody is at our telephone right now. We recommend that we call you back.',
    placeNext: 'You are next in the queue.',
    waitingKeys: 'To be called back and keep your place, press 1. To meet us instead, press 0.',
    joining: 'You are being put through now.',
    held: 'Please stay on the line. The person you are talking to will be back in a moment.',
    weCall: 'This is {unit}, calling about an appointment. Stay on the line, and one of us will soon talk to you.',
    weCallFirst:
      'This is {unit}, calling about an appointment. To talk to us now, press 1. To meet us instead, press 0.',
    askSatisfaction:
      'How satisfied were you with the talk? Key a number from 1 to 5, where 5 is best. You can also just hang up.',
    meetingWished: 'One of us will find a time for a meeting with you. Goodbye.',
    nobodyFree: 'Sorry, we cannot take the call right now. We will call you again. Goodbye.',
    calledGoodbye: 'We will contact you again. Goodbye.',
    lost: 'The connection to the person you talked to was lost. Stay on the line, and we will find each other again.',
    notBack: 'We will find somebody else for you. You still have your place.',
    transferred: 'You are being put through to a colleague. Please stay on the line.',
    forwarding: 'You are being put through to {office}. Please stay on the line.',
    forwardOver: 'The conversation is over. If there is anything else, please call us again. Goodbye.',
    officeGone:
      'The office is no longer on the line. We have been told and will call you. You can also call us again. Goodbye.',
    farewell: 'Thank you for calling. Goodbye.',
    farewellDesk:
      'One of us will contact you {day} at the latest, from {number}. If you do not hear from us, please call us. Goodbye.',
    farewellCallback: 'We will call you {day} between {from} and {until}. Goodbye.',
    farewellMeeting: 'See you {day} at {time}. Goodbye.',
    farewellCallAgain:
      'Unfortunately we cannot call you without a number. Call again {day} after {time}, or come to our office. Goodbye.',
    farewellCallAnytime:
      'Unfortunately we cannot call you without a number. Call again when you can, or come to our office. Goodbye.',
    farewellComeAgain: 'You are welcome to call again {day} after {time}, or to come to our office. Goodbye.',
    tooLate: 'Sorry, we were cut off. We will call you again. Goodbye.',
    weCallTooLate: 'This is {unit}. Sorry, we were cut off. We will call you again. Goodbye.',
    guestJoins: 'This is {unit}. You are now joining a conversation.',
    guestWaits: 'One moment. The conversation will go on shortly. Please stay on the line.',
    guestOver: 'The conversation is over. Goodbye.',
    officeGreeted: 'This is {unit}. A citizen is being put through to you.',
    supervisorListens: 'A coordinator of the municipality is listening from now on.',
    supervisorWhispers:
      'A coordinator of the municipality is listening from now on, and can speak to the consultant without you hearing it.',
    supervisorJoins: 'A coordinator of the municipality is part of the conversation from now on.',
    supervisorGone: 'The coordinator is no longer here.',
    consultantTooLate: 'The call is no longer free. Thank you for answering.',
    notOurNumber: 'This number is not in use. Please find our number on the website of the municipality. Goodbye.',
    apology: 'Sorry, something went wrong. Please call again shortly, or come to our office. Goodbye.',
  },
};
