/** How long something may take that the rules of a unit say nothing of; but for the last no law says it either: the line's own choice. */
export const deadlines = {
  /** A person who left without choosing is remembered then, well inside the week of LAB § 31. */
  choose: 'P2D',
  /** So long a slip of the finger in a correction can be taken back; afterwards it takes another correction. */
  undoCorrection: 'PT10M',
  /** Days after which it is late to call somebody whom the office wants called. */
  callListedDays: 7,
  /** A mark that a flag wants is looked at again after so long, unless staff chose a day. */
  lookAgain: 'P3M',
  /** Beyond it nobody knows who is still there to look. */
  lookAgainAtMost: 'P2Y',
  /** So long before the birthday the move into the older group is prepared: other categories, and often another office and consultant. */
  beforeBirthday: 'P3M',
  /** A coordinating caseworker is there as soon as possible, and by then at the latest (Copenhagen's answer of January 2018). */
  offerCoordinator: 'P6M',
} as const;
