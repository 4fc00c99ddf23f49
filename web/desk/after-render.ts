import { useEffect, useState } from 'react';

/** Does something once what was just said stands on the page: a frame may come before it does, and the keyboard then goes astray. */
export function useAfterRender(): (what: () => void) => void {
  const [next, setNext] = useState<{ what: () => void }>();
  useEffect(() => next?.what(), [next]);
  return (what) => setNext({ what });
}
