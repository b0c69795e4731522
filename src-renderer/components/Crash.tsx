// The last resort: a screen that broke says so in words, with what is safe and what to do, instead of an empty window.
import { Component } from 'react';
import { Button } from './Button.tsx';
import styles from './Page.module.css';

interface CrashProps {
  children: React.ReactNode;
}

export class Crash extends Component<CrashProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): React.ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles.scroll}>
        <div className={`${styles.page} ${styles.reading}`}>
          <h1>This screen stopped working</h1>
          <p className={styles.lead}>
            Everything that was shown as saved is safe on this computer. Something that was half typed may be gone.
          </p>
          <div>
            <Button look="primary" autoFocus onPress={() => this.setState({ broken: false })}>
              Open it again
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
