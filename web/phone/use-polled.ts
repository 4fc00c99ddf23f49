import { useEffect, useState } from 'react';

/**
 * What `read` answered last, asked again every `ms` milliseconds; undefined before the first answer. A failing read is
 * told through `failed` and keeps the last answer, so that a short break does not empty the page.
 */
export function usePolled<T>(
  read: (() => Promise<T>) | undefined,
  ms: number,
): { value: T | undefined; failed: boolean } {
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setValue(undefined);
    setFailed(false);
    if (!read) return;
    let on = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const answer = await read();
        if (!on) return;
        setValue(answer);
        setFailed(false);
      } catch {
        if (on) setFailed(true);
      }
      if (on) timer = setTimeout(ask, ms);
    };
    void ask();
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [read, ms]);
  return { value, failed };
}
