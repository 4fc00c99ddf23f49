import { barY, gridY, plot, ruleY } from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import { inEachLanguage } from '../theme/formats.ts';
import { type Charted, captionOf } from './chart-words.ts';

const formatters = inEachLanguage((locale) => ({
  day: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'numeric' }),
  month: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' }),
}));

/** Columns of one figure over the period. The table beside it says the same to those who cannot see it. */
export function Chart(props: Charted) {
  const { name, unit, points } = props;
  const text = formatters()[unit];
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const data = points.map(({ day, figures }) => ({ day: new Date(day), value: figures[name] ?? 0 }));
    const top = Math.max(1, ...data.map((one) => one.value));
    const every = Math.ceil(data.length / Math.max(2, Math.floor(width / 56)));
    const drawing = plot({
      width,
      height: 260,
      marginLeft: 40,
      style: { fontFamily: 'inherit', fontSize: '13px', background: 'transparent' },
      x: {
        type: 'band',
        label: null,
        domain: data.map((one) => one.day),
        ticks: data.filter((_, at) => at % every === 0).map((one) => one.day),
        tickFormat: (day: Date) => text.format(day),
      },
      y: {
        label: null,
        domain: [0, top],
        ticks: Math.min(5, top),
        tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
      },
      marks: [
        gridY({ strokeOpacity: 0.15, ticks: Math.min(5, top) }),
        barY(data, { x: 'day', y: 'value', fill: 'var(--blue)', inset: 0.5 }),
        ruleY([0]),
      ],
    });
    drawing.setAttribute('aria-hidden', 'true');
    element.replaceChildren(drawing);
    return () => drawing.remove();
  }, [name, text, points, width]);
  return (
    <figure className="chart">
      <div ref={box} />
      <figcaption>{captionOf(props)}</figcaption>
    </figure>
  );
}
