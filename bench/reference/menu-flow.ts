/** The first menu as a flow that an editor would draw: widgets, and where each leads. */
export interface Widget {
  name: string;
  type: 'gather' | 'split' | 'say' | 'enqueue' | 'remember';
  /** What is said, with `{{flow.…}}` in the place of what the flow knows. */
  say?: string;
  /** `split`: what is looked at. */
  input?: string;
  /** `remember`: variables and their values. */
  variables?: Record<string, string>;
  queue?: string;
  transitions: { event: 'keypress' | 'match' | 'noMatch' | 'next'; value?: string; next: string }[];
}

export const menuFlow: { initial: string; widgets: Widget[] } = {
  initial: 'begin',
  widgets: [
    {
      name: 'begin',
      type: 'remember',
      variables: { caller: '{{trigger.From}}', office: 'Favrskov Kommune' },
      transitions: [{ event: 'next', next: 'menu' }],
    },
    {
      name: 'menu',
      type: 'gather',
      say: 'Velkommen til {{flow.office}}. Tryk 1, hvis vi skal ringe dig op, 0 for et fysisk møde, 3 for at tale med os nu, og 9 for at høre det igen.',
      transitions: [{ event: 'keypress', next: 'pressed' }],
    },
    {
      name: 'pressed',
      type: 'remember',
      variables: { lastKey: '{{widgets.menu.Digits}}' },
      transitions: [{ event: 'next', next: 'which' }],
    },
    {
      name: 'which',
      type: 'split',
      input: '{{flow.lastKey}}',
      transitions: [
        { event: 'match', value: '1', next: 'call back' },
        { event: 'match', value: '0', next: 'meeting' },
        { event: 'match', value: '3', next: 'talk' },
        { event: 'noMatch', next: 'menu' },
      ],
    },
    { name: 'call back', type: 'say', say: 'Vi ringer dig op på {{flow.caller}}.', transitions: [] },
    { name: 'meeting', type: 'say', say: 'Du får et møde.', transitions: [] },
    { name: 'talk', type: 'enqueue', queue: 'talk', transitions: [] },
  ],
};
