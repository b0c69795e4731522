// The chapters of the practice provider, told on purpose, so that everything the guidance speaks of can be found in
// twelve weeks. What surrounds them is made by chance in background.ts.
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { casting, emptyStory, type Story } from '../story.ts';
import { stays } from './hospital.ts';
import { endsAndStarts } from './plan.ts';
import { absences, increases, refusals, staffing } from './visits.ts';

/** Tells all chapters about people of the roster. Sets starts and ends of lines. Throws where the roster has nobody left whom a chapter fits. */
export function tellStory(lines: readonly ServiceLine[]): Story {
  const story = emptyStory();
  const cast = casting(lines, story.told);
  stays(story, cast);
  absences(story, cast);
  refusals(story, cast);
  staffing(story, cast);
  increases(story, cast);
  endsAndStarts(story, cast);
  return story;
}
