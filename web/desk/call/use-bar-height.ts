import { type RefObject, useEffect, useRef } from 'react';

/** Tells the style sheet how high the bar is just now, so that what the keyboard comes to never lies under it: `--call-bar`. */
export function useBarHeight(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const root = document.documentElement;
    const watch = new ResizeObserver(() => root.style.setProperty('--call-bar', `${current.offsetHeight}px`));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return bar;
}
