// What a preview of a file or sheet says will change, with the reasons that the comments suggest: ticked line by line or
// all at once, before anything is written.
import type { ReactNode } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { type ChangedLine, Changes } from '../../components/Changes.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import table from '../../components/table.module.css';

export interface SuggestedLine extends ChangedLine {
  /** Reasons that the comment suggests, in words; empty: none. */
  suggested: readonly string[];
}

interface SuggestedChangesProps {
  lines: readonly SuggestedLine[];
  /** Keys of the lines whose suggested reasons are taken. */
  taken: ReadonlySet<string>;
  onTake: (taken: ReadonlySet<string>) => void;
  /** Enter on a tick: what is ticked is meant. */
  onEnter: () => void;
  /** What says no reasons. */
  source: 'file' | 'sheet';
  className?: string;
}

export function SuggestedChanges({ lines, taken, onTake, onEnter, source, className = '' }: SuggestedChangesProps) {
  const suggesting = lines.filter(({ suggested }) => suggested.length > 0).map(({ key }) => key);
  const toggle = (key: string, take: boolean) => {
    const next = new Set(taken);
    if (take) next.add(key);
    else next.delete(key);
    onTake(next);
  };
  const tickOf = (key: string): ReactNode => {
    const of = lines.find((line) => line.key === key);
    if (of === undefined || of.suggested.length === 0) return null;
    return (
      <Checkbox isSelected={taken.has(key)} onChange={(take) => toggle(key, take)}>
        <span>{of.suggested.join(', ')}</span>
      </Checkbox>
    );
  };
  return (
    <section
      className={className}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        onEnter();
      }}
    >
      {suggesting.length === 0 ? null : (
        <Checkbox
          isSelected={taken.size === suggesting.length}
          onChange={(all) => onTake(new Set(all ? suggesting : []))}
          autoFocus
        >
          <span>
            {suggesting.length === 1
              ? 'Take the reason that the comment suggests'
              : `Take all ${count(suggesting.length, 'reason')} that the comments suggest`}
          </span>
          <span
            className={table.soft}
          >{`A ${source} says no reasons. What is not taken here can be chosen afterwards.`}</span>
        </Checkbox>
      )}
      <Changes
        caption="What changes"
        lines={lines}
        last={suggesting.length === 0 ? null : { heading: 'Suggested reason', cell: tickOf }}
      />
    </section>
  );
}

/** `Change 15 lines and take 12 suggested reasons` */
export function changeWords(changed: number, taken: number): string {
  if (changed === 0) return 'Nothing to change';
  const reasons = taken === 0 ? '' : ` and take ${count(taken, 'suggested reason')}`;
  return `Change ${count(changed, 'line')}${reasons}`;
}
