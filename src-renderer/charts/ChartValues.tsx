// The values behind a picture, one place at a time: by pointing at it, or with the arrow keys, which a screen reader follows
// as it does those of a slider. What must stay true: both say the same numbers as the table.
import { useState } from 'react';
import styles from './chart.module.css';

interface ChartValuesProps {
  /** What is looked through, such as `Planned against actual, by week`. */
  label: string;
  /** In full, in their order. */
  places: readonly string[];
  /** What stands at each place, such as `Planned` and `1,485`. */
  valuesAt: (place: number) => readonly (readonly [label: string, value: string])[];
  /** Where the first place begins, and how wide each is: parts of the width of the picture. */
  from: number;
  slot: number;
}

export function ChartValues({ label, places, valuesAt, from, slot }: ChartValuesProps) {
  const last = places.length - 1;
  const [chosen, setChosen] = useState(last);
  const [isShown, setShown] = useState(false);
  const at = Math.min(chosen, last);
  const values = valuesAt(at);
  const name = places[at] ?? '';
  const point = ({ currentTarget, clientX }: React.PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / width - from) / slot);
    setShown(place >= 0 && place <= last);
    if (place >= 0 && place <= last) setChosen(place);
  };
  if (last < 0) return null;
  return (
    <div className={styles.values} onPointerMove={point} onPointerLeave={() => setShown(false)}>
      <input
        type="range"
        className={styles.places}
        aria-label={label}
        aria-valuetext={`${name}: ${values.map((one) => one.join(' ')).join(', ')}`}
        min={0}
        max={last}
        value={at}
        onChange={({ currentTarget }) => {
          setChosen(Number(currentTarget.value));
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setShown(false);
        }}
      />
      {isShown ? (
        <>
          <div className={styles.place} style={{ left: percent(from + slot * at), width: percent(slot) }} />
          <div
            className={styles.note}
            aria-hidden="true"
            // Inside the picture at either end of it.
            style={{ left: percent(from + slot * (at + 0.5)), translate: `-${percent(last === 0 ? 0.5 : at / last)}` }}
          >
            <strong>{name}</strong>
            <dl>
              {values.map(([of, value]) => (
                <div key={of}>
                  <dt>{of}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        </>
      ) : null}
    </div>
  );
}

function percent(part: number): string {
  return `${part * 100}%`;
}
