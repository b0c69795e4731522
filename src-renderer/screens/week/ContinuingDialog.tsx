// What goes on from the week before, read first, then taken line by line or all at once. Nothing of it is checked.
import { useEffect } from 'react';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Table } from '../../components/Table.tsx';
import { PersonOf } from '../../panels/finding/PersonOf.tsx';
import type { useContinuing } from './use-continuing.ts';

export function ContinuingDialog({ continuing }: { continuing: ReturnType<typeof useContinuing> }) {
  const { offers, words, take, setOpen } = continuing;
  const { length } = offers;
  useEffect(() => {
    if (length === 0) setOpen(false);
  }, [length, setOpen]);
  return (
    <Dialog
      title={`${words === 'from last week' ? 'From last week' : 'Known already'}, not checked`}
      size="large"
      onClose={() => setOpen(false)}
    >
      <p>
        These lines had something last week that nobody has said is over
        {words === 'from last week' ? '' : ', or an absence is recorded for them'}. What you take is recorded as changed
        by you, and stands here as “from last week, not checked” until somebody checks it. That goes along in a site
        packet; on computers that only sync it reads as changed by you.
      </p>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">What goes on</th>
            <th scope="col">Would be</th>
            <th scope="col">Take</th>
          </>
        }
      >
        {offers.map((offer) => (
          <tr key={offer.lineId}>
            <th scope="row">
              <PersonOf lineId={offer.lineId} withService />
            </th>
            <td>{offer.why}</td>
            <td>
              {offer.variations.map(({ category, quantity, firstDay }) => (
                <p key={`${category} ${firstDay}`}>
                  {formatQuantity(quantity)} {category} of {formatQuantity(offer.planned)}
                  {offer.estimated ? ', the plan’s share of these days' : ''}
                </p>
              ))}
            </td>
            <td>
              <div>
                <Button onPress={() => void take([offer])}>Take this line</Button>
              </div>
            </td>
          </tr>
        ))}
      </Table>
      <Buttons>
        <Button look="primary" autoFocus onPress={() => void take(offers)}>
          {length === 1 ? 'Take it' : `Take all ${length}`}
        </Button>
        <Button onPress={() => setOpen(false)}>Close</Button>
      </Buttons>
    </Dialog>
  );
}
