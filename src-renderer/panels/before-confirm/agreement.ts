// Where on the Confirm page the statement stands, for the header's button to lead to.
export const agreementId = 'agreement';

/** Puts the focus on the statement's check box, or on what stands in its way. */
export function goToAgreement(): void {
  const part = document.getElementById(agreementId);
  part?.scrollIntoView({ block: 'center' });
  const checkbox = part?.querySelector<HTMLElement>('input:not(:disabled)');
  (checkbox ?? part?.querySelector('h2'))?.focus();
}
