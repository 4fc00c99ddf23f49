import { useState } from 'react';
import type * as z from 'zod/mini';
import type { registerResponse } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { hrefOf } from '../place.ts';
import { Receipt } from './receipt.tsx';
import { RegisterForm } from './register-form.tsx';

export type Registered = z.infer<typeof registerResponse>;

/** Registers a person who stands at the desk, or whoever is on the line. */
export function RegisterPage({ callId }: { callId: string | undefined }) {
  const [round, setRound] = useState(0);
  const [registered, setRegistered] = useState<{ answer: Registered; name: string }>();
  if (registered) {
    return (
      <Receipt
        {...registered}
        next={(visitId) => {
          setRegistered(undefined);
          setRound(round + 1);
          if (callId) location.hash = hrefOf({ page: 'visit', visitId });
        }}
        inCall={callId !== undefined}
        nextWord={callId ? say('Gå til skemaet') : say('Registrér den næste')}
      />
    );
  }
  return <RegisterForm key={round} callId={callId} done={(answer, name) => setRegistered({ answer, name })} />;
}
