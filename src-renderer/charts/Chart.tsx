// A picture of numbers with its table. What must stay true: the picture is one image with a sentence for whoever cannot
// see it; every number in it stands in the table below; series differ by pattern as well as by colour.
import { useId } from 'react';
import tableStyles from '../components/table.module.css';
import { ChartValues } from './ChartValues.tsx';
import styles from './chart.module.css';
import { axisSteps, namedIn } from './scale.ts';

export interface Series {
  label: string;
  /** One a place, in the order of `places`. */
  values: readonly number[];
  look: SeriesLook;
}

export type SeriesLook = 'solid' | 'outline' | 'hatch' | 'dots' | 'bars' | 'cross' | 'grid';

interface ChartProps {
  title: string;
  /** What the picture shows, in a sentence; read out instead of it. */
  summary: string;
  /** Names along the axis, short. */
  places: readonly string[];
  /** The same for the table, in full. */
  placesInFull?: readonly string[];
  /** What a place is, as the heading of the table's first column. */
  placeLabel: string;
  series: readonly Series[];
  kind: 'beside' | 'stacked';
  format: (value: number) => string;
  /** The unit under the title, such as `Hours`. */
  unit: string;
  /** Things rather than hours: the axis has whole steps. */
  counted?: boolean;
  /** `small`: in a panel, where only nothing and the most stand beside the axis. */
  size?: keyof typeof sizes;
}

const sizes = {
  page: { width: 720, height: 240, left: 56 },
  small: { width: 280, height: 110, left: 40 },
} as const;
const top = 10;
/** The names under the axis: what lies below the last of them, and a line of them. */
const below = 15;
const lineHeight = 13;
/** A usual letter or figure at the axis' type size, in the app's own font. */
const letterWidth = 6.5;

export function Chart(props: ChartProps) {
  const {
    title,
    summary,
    places,
    placesInFull = places,
    placeLabel,
    series,
    kind,
    format,
    unit,
    counted = false,
    size = 'page',
  } = props;
  const { width, height, left } = sizes[size];
  const id = useId();
  const largest =
    kind === 'beside'
      ? Math.max(0, ...series.flatMap(({ values }) => values))
      : Math.max(0, ...places.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0)));
  const everyStep = axisSteps(largest, counted);
  const most = everyStep.at(-1) ?? 1;
  const steps = size === 'small' ? [0, most] : everyStep;
  const slot = (width - left) / Math.max(1, places.length);
  const names = places.map((place) => namedIn(place, Math.floor(slot / letterWidth)));
  const lines = Math.max(1, ...names.map(({ length }) => length));
  const plot = height - top - below - lineHeight;
  const fullHeight = height + (lines - 1) * lineHeight;
  const y = (value: number) => top + plot - (value / most) * plot;
  const group = slot * 0.7;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h3>{title}</h3>
        <ul className={styles.legend}>
          {series.map(({ label, look }) => (
            <li key={label}>
              <svg className={styles.swatch} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
                <Patterns id={`${id}-key`} />
                <rect x="1" y="1" width="12" height="12" {...paint(`${id}-key`, look)} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles.drawn}>
        <svg className={styles.picture} viewBox={`0 0 ${width} ${fullHeight}`} role="img" aria-label={summary}>
          <Patterns id={id} />
          {steps.map((step) => (
            <g key={step}>
              <line className={styles.rule} x1={left} x2={width} y1={y(step)} y2={y(step)} />
              <text className={styles.axis} x={left - 8} y={y(step) + 4} textAnchor="end">
                {format(step)}
              </text>
            </g>
          ))}
          {places.map((place, index) => (
            <g key={place}>
              {bars(series, index, kind).map(({ label, look, from, to, lane, lanes }) => (
                <rect
                  key={label}
                  x={left + slot * index + (slot - group) / 2 + (group / lanes) * lane}
                  width={Math.max(1, group / lanes - 1)}
                  y={y(to)}
                  height={Math.max(0, y(from) - y(to))}
                  {...paint(id, look)}
                />
              ))}
              {names[index]?.map((line, at) => (
                <text
                  key={line}
                  className={styles.axis}
                  x={left + slot * (index + 0.5)}
                  y={height - 8 + at * lineHeight}
                  textAnchor="middle"
                >
                  {line}
                </text>
              ))}
            </g>
          ))}
        </svg>
        <ChartValues
          label={`${title}, by ${placeLabel.toLowerCase()}`}
          places={placesInFull}
          valuesAt={(place) => valuesAt(series, place, kind).map(([label, value]) => [label, format(value)])}
          from={left / width}
          slot={slot / width}
        />
      </div>
      <Numbers {...{ title, unit, placeLabel, series, format }} places={placesInFull} />
    </figure>
  );
}

type NumbersProps = Pick<ChartProps, 'title' | 'unit' | 'placeLabel' | 'places' | 'series' | 'format'>;

function Numbers({ title, unit, placeLabel, places, series, format }: NumbersProps) {
  return (
    <details className={styles.details}>
      <summary>{title}: the numbers</summary>
      <div className={tableStyles.scroll}>
        <table className={tableStyles.table}>
          <caption>{unit}</caption>
          <thead>
            <tr>
              <th scope="col">{placeLabel}</th>
              {series.map(({ label }) => (
                <th key={label} scope="col" className={tableStyles.number}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, index) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {series.map(({ label, values }) => (
                  <td key={label} className={tableStyles.number}>
                    {format(values[index] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** With their sum where they are stacked. */
function valuesAt(
  series: readonly Series[],
  place: number,
  kind: ChartProps['kind'],
): [label: string, value: number][] {
  const values = series.map(({ label, values: all }): [string, number] => [label, all[place] ?? 0]);
  if (kind === 'beside' || values.length < 2) return values;
  return [...values, ['Total', values.reduce((sum, [, value]) => sum + value, 0)]];
}

interface Bar {
  label: string;
  look: SeriesLook;
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

function bars(series: readonly Series[], place: number, kind: 'beside' | 'stacked'): Bar[] {
  let floor = 0;
  return series.map(({ label, values, look }, index) => {
    const value = values[place] ?? 0;
    if (kind === 'beside') return { label, look, from: 0, to: value, lane: index, lanes: series.length };
    const from = floor;
    floor += value;
    return { label, look, from, to: floor, lane: 0, lanes: 1 };
  });
}

function paint(id: string, look: SeriesLook): { className: string; fill?: string } {
  const className = `${styles.bar} ${styles[look]}`;
  return look === 'solid' || look === 'outline' ? { className } : { className, fill: `url(#${id}-${look})` };
}

/** Drawn in the colour of their text, so that they hold in both themes and in high contrast. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles.ink} x1="0" x2="0" y1="0" y2="6" strokeWidth="4" />
      </pattern>
      <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
        <circle className={styles.inkFill} cx="2.5" cy="2.5" r="1.5" />
      </pattern>
      <pattern id={`${id}-bars`} width="5" height="5" patternUnits="userSpaceOnUse">
        <line className={styles.ink} x1="0" x2="5" y1="2.5" y2="2.5" strokeWidth="2" />
      </pattern>
      <pattern id={`${id}-cross`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <line className={styles.ink} x1="0" x2="0" y1="0" y2="7" strokeWidth="2" />
      </pattern>
      <pattern id={`${id}-grid`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles.ink} d="M0 3h6M3 0v6" strokeWidth="1" />
      </pattern>
    </defs>
  );
}
