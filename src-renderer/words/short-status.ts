// How the services of a week by files stand, in as many words as the status bar has room for.
import type { PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import { count } from '../../src-shared/domain/count.ts';

type FileStep = PortalExportWeek['next']['step'];

/** What is left of a service at each step, after how many services it is. */
const stepWords: Record<FileStep, string> = {
  'get-export': 'to get from the portal',
  record: 'to look at',
  'make-file': 'to make a file of',
  upload: 'to upload',
  'read-back': 'to read back',
  mend: 'to mend',
  confirm: 'to report as confirmed',
  nothing: 'with nothing left to do',
};

/** Of several services a sentence each is a page: how many stand where. Of one, its own sentence. */
export function shortStatus({ services, status }: Pick<PortalExportWeek, 'services' | 'status'>): string {
  if (services.length < 2) return status.sentence;
  const parts = (Object.keys(stepWords) as FileStep[]).flatMap((step) => {
    const many = services.filter((service) => service.step === step).length;
    return many === 0 ? [] : [`${many === services.length ? 'all' : many} ${stepWords[step]}`];
  });
  return `${count(services.length, 'service')}: ${parts.join(', ')}`;
}

/** Where one service stands, as the one line that is left of it when it is folded. */
export function serviceStateWords(step: FileStep): string {
  const words = step === 'nothing' ? 'done' : stepWords[step];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
