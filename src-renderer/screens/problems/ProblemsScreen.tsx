// The worklist of a week: everything that still needs somebody, grouped by what to do. Up and down move through it, Enter
// goes to the cell; what is put right makes way for the next, which then has the focus.

import { useRef } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { openFindings, type Weights } from '../../../src-shared/rules/worklist.ts';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { isDialogOpen } from '../../focus/open-dialog.ts';
import { columnOf } from '../../grid/rows.ts';
import { ClosedDays } from '../../panels/closed-days/ClosedDays.tsx';
import { StuckPart } from '../../panels/stuck/StuckPart.tsx';
import { groupFindings, inOrder } from '../../workspace/finding-groups.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AcceptedPart } from './AcceptedPart.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import { ProblemSummary } from './ProblemSummary.tsx';
import { ProgressWords } from './ProgressWords.tsx';
import styles from './problems.module.css';
import { SuggestionsPart } from './SuggestionsPart.tsx';
import { itemsOf, useKeptFocus } from './use-kept-focus.ts';

export function ProblemsScreen() {
  const { week, goToCell, progress } = useWorkspace();
  const groups = groupFindings(openFindings(week.findings));
  const open = inOrder(groups).map(({ finding }) => finding);
  const errors = open.filter((finding) => finding.level === 'error');
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list, open.map(({ key }) => key).join(' '));

  const goTo = (key: string) => {
    const at = open.findIndex((finding) => finding.key === key);
    focusOn(itemsOf(list.current)[at]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the items of the list
    <div
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(list.current, event);
        if (event.key !== 'Enter') return;
        const at = itemsOf(list.current).indexOf(event.target as HTMLElement);
        const finding = open[at];
        if (finding === undefined || finding.lineId === null) return;
        event.preventDefault();
        goToCell(finding.lineId, columnOf(finding.field));
      }}
    >
      <Page title="Problems" lead={leadWords(errors.length, open.length - errors.length, formatWeek(week.weekStart))}>
        <ProgressWords progress={progress} />
        <ProblemSummary errors={errors} onGo={goTo} />
        <StuckPart />
        <ClosedDays />
        <SuggestionsPart />
        {open.length === 0 ? (
          <Notice tone="done" sentence="Nothing to put right." action={nothingWords(week.generated)} />
        ) : (
          <p className={styles.soft}>
            <kbd>Arrow keys</kbd> move through the list, <kbd>Enter</kbd> goes to the cell, <kbd>F8</kbd> to the next
            problem in the week.
          </p>
        )}
        <div ref={list} className={styles.groups}>
          {groups.map((group) => (
            <Part key={group.task} title={`${group.heading} (${weightWords(group.weights)})`}>
              {group.parts.map(({ source, items }) => (
                <div key={`${source} ${items[0]?.finding.level}`} className={styles.part}>
                  {source === '' ? null : <p className={styles.source}>{source}</p>}
                  <ul className={styles.list}>
                    {items.map((item) => (
                      <ProblemItem key={item.finding.key} item={item} />
                    ))}
                  </ul>
                </div>
              ))}
            </Part>
          ))}
        </div>
        <AcceptedPart />
      </Page>
    </div>
  );
}

function leadWords(errors: number, warnings: number, week: string): string {
  if (errors + warnings === 0) return `Week ${week}.`;
  const parts = [
    errors === 0 ? '' : `${count(errors, 'problem')} to fix before the service can be confirmed`,
    warnings === 0 ? '' : `${count(warnings, 'warning')} to look at`,
  ].filter(Boolean);
  return `Week ${week}: ${parts.join(', ')}. A problem never holds up another service.`;
}

/** `2 to fix, 1 to look at` */
function weightWords({ errors, warnings }: Weights): string {
  return [errors === 0 ? '' : `${errors} to fix`, warnings === 0 ? '' : `${warnings} to look at`]
    .filter(Boolean)
    .join(', ');
}

function nothingWords(generated: boolean): string {
  return generated
    ? 'The app checks the week after every change, with the rules that the portal uses too. The next step is at the top of the window.'
    : 'The week is checked once it is generated.';
}

/** To the item above or below; from the top of the page to the first. */
function moveFocus(list: HTMLElement | null, event: React.KeyboardEvent): void {
  const target = event.target as HTMLElement;
  // A list that opens downwards and a dialog have arrow keys of their own.
  if (event.defaultPrevented || target.getAttribute('aria-haspopup') === 'listbox') return;
  if (isDialogOpen()) return;
  const items = itemsOf(list);
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[event.key === 'ArrowDown' ? at + 1 : at - 1];
  if (next === undefined) return;
  event.preventDefault();
  focusOn(next);
}

function focusOn(item: HTMLElement | undefined): void {
  item?.focus();
  item?.scrollIntoView({ block: 'nearest' });
}
