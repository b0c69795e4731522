// The window's content: asks the main process how the session stands, and shows the answer.
import { useEffect, useState } from 'react';

export function App() {
  const [session, setSession] = useState('…');

  useEffect(() => {
    const ask = () =>
      window.desk.call('session.state', {}).then((result) => {
        setSession(result.ok ? result.value.state : result.problem.sentence);
      });
    void ask();
    return window.desk.on('session-changed', () => void ask());
  }, []);

  return (
    <main>
      <h1>Provider Actuals</h1>
      <p role="status">{session}</p>
    </main>
  );
}
