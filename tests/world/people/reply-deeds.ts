import { postCarelessly } from './careless.ts';
import { type Deeds, oneOf } from './deed.ts';

/** What was written to the line is read, and what was done about it is said. */
export const replyDeeds: Deeds = {
  answerReply: {
    weight: 14,
    run: (deed) => {
      const reply = oneOf(deed, deed.mirror.all('reply'), ({ open }) => open);
      return (
        reply && postCarelessly({ ...deed, user: deed.seer }, `/api/replies/${reply.id}/answered`, { done: 'Ringet' })
      );
    },
  },
};
