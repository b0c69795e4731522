// Where on the page of a week by files the service that is next stands, for the header's button to lead to.
export const nextServiceId = 'next-service';

/** Puts the focus on the button of the step that is next, also where somebody has folded its service. */
export function goToNextService(): void {
  const part = document.getElementById(nextServiceId);
  const folded = part?.querySelector('details');
  if (folded != null) folded.open = true;
  part?.scrollIntoView({ block: 'center' });
  part?.querySelector<HTMLElement>('button[data-primary]')?.focus();
}
