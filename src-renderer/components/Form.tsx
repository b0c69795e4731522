// A form is sent once: Enter again while what it asks for goes on sends nothing, and neither does Enter while its button
// says that there is nothing to do.
import { useOneAtATime } from './one-at-a-time.ts';

interface FormProps extends Omit<React.ComponentProps<'form'>, 'onSubmit'> {
  /** What returns a promise goes on until it is settled. */
  onSubmit: () => unknown;
}

export function Form({ onSubmit, ...rest }: FormProps) {
  const begin = useOneAtATime();
  return (
    <form
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        if (submitter?.ariaDisabled !== 'true') begin(onSubmit);
      }}
    />
  );
}
