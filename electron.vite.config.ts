// How the three parts of the desktop app are built into out/. Main keeps its packages external (native bindings,
// PGlite's WebAssembly); the preload must be one CommonJS file that carries zod with it, because a sandboxed preload
// can load nothing; the renderer is bundled whole.
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Syntax only. Below Electron 45's own Node 24 so that an older Electron can be used for checks.
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        // The portal is its own program: started by utilityProcess.fork, never imported by main.
        // So is the reader of workbooks.
        input: {
          main: 'src-main/main.ts',
          portal: 'src-portal/main.ts',
          'workbook-reader': 'src-main/workbook-reader.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src-main/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    // React's compiler keeps every part of the screen that its data did not change: one more line to send does not draw
    // the toolbar again.
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    // Filled in anew for each load by src-main/window/content-security.ts.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // Inlined assets would be data: URLs, which the content security policy refuses for scripts and fonts.
      assetsInlineLimit: 0,
      // Everything comes from the disk beside the app: one large file loads faster than many small ones.
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: 'src-renderer/index.html',
        // React's compiler takes most of the time, which is known.
        checks: { pluginTimings: false },
      },
    },
  },
});
