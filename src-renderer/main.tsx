// The window's entry point.
import './theme/font.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './App.tsx';
import { tellOfUse } from './app-api/in-use.ts';

// Zod tries to compile its parsers from text, which the content security policy refuses and reports: it need not try.
config({ jitless: true });

tellOfUse();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const content = createRoot(root);
const draw = () =>
  content.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// What is measured while it is drawn (cells, popups) is measured in the type that it will have; a damaged file of it is no
// reason to show nothing.
document.fonts.load('1em "Atkinson Hyperlegible Next"').then(draw, draw);
