// Asks what of a file can be read in several ways: its letters, or the mark in its numbers. The file is read again with the
// answer; nothing of it is guessed.
import type { EncodingReadings } from '../../src-shared/app-api/reading.ts';
import { Button } from './Button.tsx';
import { Buttons } from './Dialog.tsx';
import { Notice } from './Notice.tsx';

interface ReadingQuestionsProps {
  readings: EncodingReadings;
  twoReadings: boolean;
  onAnswer: (answers: { encoding?: EncodingReadings[number]['encoding']; mark?: ',' | '.' }) => void;
}

export function ReadingQuestions({ readings, twoReadings, onAnswer }: ReadingQuestionsProps) {
  return (
    <>
      {readings.length === 0 ? null : (
        <section aria-label="How are the letters of this file to be read?">
          <Notice
            tone="attention"
            sentence={`The letters of this file can be read in ${readings.length === 2 ? 'two' : 'three'} ways.`}
            action="Choose the one that is right."
          />
          <Buttons>
            {readings.map(({ encoding, sample }) => (
              <Button key={encoding} onPress={() => onAnswer({ encoding })}>
                {sample}
              </Button>
            ))}
          </Buttons>
        </section>
      )}
      {twoReadings ? (
        <section aria-label="Which is the decimal mark?">
          <Notice
            tone="attention"
            sentence="Some numbers here have two readings: 1,000 can be one hour or a thousand."
            action="Say which is the decimal mark, and all of it is read again."
          />
          <Buttons>
            <Button onPress={() => onAnswer({ mark: '.' })}>A point: 1.5 is one and a half</Button>
            <Button onPress={() => onAnswer({ mark: ',' })}>A comma: 1,5 is one and a half</Button>
          </Buttons>
        </section>
      ) : null}
    </>
  );
}
