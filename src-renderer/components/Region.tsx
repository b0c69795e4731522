// A part of the window that F6 goes to. Its element is a landmark by its own name: main, nav, aside, section, header or
// footer.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { enterBy, regionAttribute } from '../focus/regions.ts';

/** Of the element itself, whichever it is. */
interface ElementProps {
  ref: RefObject<HTMLElement | null>;
  'aria-label'?: string;
  [regionAttribute]: string;
}

/**
 * What makes an element a part of the window, for its JSX.
 * @param first what takes the focus where nothing had it before: a selector, or how to give it (false: nothing can take it);
 *   else the first control
 */
export function useRegion(label: string | null, first: string | (() => boolean) = ''): ElementProps {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null && typeof first === 'function') enterBy(ref.current, first);
  });
  const name = label === null ? {} : { 'aria-label': label };
  return { ref, ...name, [regionAttribute]: typeof first === 'string' ? first : '' };
}

interface RegionProps {
  label: string;
  className?: string | undefined;
  children: React.ReactNode;
}

/** A part that comes and goes: mount it only with what is in it. */
export function Region({ label, className, children }: RegionProps) {
  const region = useRegion(label);
  return (
    <section className={className} {...region}>
      {children}
    </section>
  );
}
