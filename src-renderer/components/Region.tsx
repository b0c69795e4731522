// The parts of the window. F6 goes from one to the next and Shift+F6 back, to where the focus was in it last: without it
// the way out of a grid of a thousand lines is a thousand presses of Tab.
import { type RefObject, useRef } from 'react';
import { type AriaLandmarkRole, useLandmark } from 'react-aria/useLandmark';

const reachable = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]';

interface PartProps<E extends HTMLElement> extends React.HTMLAttributes<HTMLElement> {
  ref: RefObject<E | null>;
}

/**
 * What makes an element a part of the window, for its JSX.
 * @param first what takes the focus where nothing had it before: a selector, or how to give it; else the first control
 */
export function useRegion<E extends HTMLElement = HTMLElement>(
  role: AriaLandmarkRole,
  label?: string,
  first: string | (() => void) = reachable,
): PartProps<E> {
  const ref = useRef<E>(null);
  const focus = () => {
    const part = ref.current;
    if (typeof first === 'function') first();
    if (part === null || typeof first === 'function') return;
    const control = part.querySelector<HTMLElement>(first) ?? part.querySelector<HTMLElement>(reachable);
    // Words alone are read out as a whole.
    if (control === null) part.tabIndex = -1;
    (control ?? part).focus();
  };
  const name = label === undefined ? {} : { 'aria-label': label };
  const { landmarkProps } = useLandmark({ role, focus, ...name }, ref);
  return { ...(landmarkProps as React.HTMLAttributes<HTMLElement>), ref };
}

interface RegionProps {
  label: string;
  className?: string | undefined;
  children: React.ReactNode;
}

/** A part that comes and goes: mount it only with what is in it. */
export function Region({ label, className, children }: RegionProps) {
  const region = useRegion('region', label);
  return (
    <section className={className} {...region}>
      {children}
    </section>
  );
}
