import { useCallback, useEffect, useState } from 'react';
import { carryOut, type Deed, type Demo, readDemo } from './demo-api.ts';

const everyMs = 5_000;

/** How the demo stands, read again now and then; and the way to do something about it. */
export function useDemo(): { demo: Demo | undefined; isLost: boolean; act(deed: Deed): void } {
  const [demo, setDemo] = useState<Demo>();
  const [isLost, setIsLost] = useState(false);
  const take = useCallback((answer: Promise<Demo>) => {
    answer.then(
      (read) => {
        setDemo(read);
        setIsLost(false);
      },
      () => setIsLost(true),
    );
  }, []);
  useEffect(() => {
    take(readDemo());
    const timer = setInterval(() => take(readDemo()), everyMs);
    return () => clearInterval(timer);
  }, [take]);
  return { demo, isLost, act: (deed) => take(carryOut(deed)) };
}
