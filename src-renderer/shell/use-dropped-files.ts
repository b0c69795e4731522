// Files that are dropped anywhere on the window. Their bytes are read here: a page has no paths.
import { useEffect, useEffectEvent } from 'react';
import { type AppRequest, mostIncoming } from '../../src-shared/app-api/index.ts';
import { workbookLimits } from '../../src-shared/readers/workbook/limits.ts';
import { isCovered } from '../focus/cover.ts';

export type DroppedFiles = AppRequest<'incoming.drop'>['files'];

/** @param onDrop gets the files that can be looked at together, and how many more there were */
export function useDroppedFiles(onDrop: (files: DroppedFiles, leftOut: number) => void): void {
  const take = useEffectEvent(async (files: readonly File[]) => {
    const looked = files.slice(0, mostIncoming);
    onDrop(await Promise.all(looked.map(droppedFile)), files.length - looked.length);
  });
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (isCovered()) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void take(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

async function droppedFile(file: File): Promise<DroppedFiles[number]> {
  const named = { name: file.name, writtenAt: new Date(file.lastModified).toISOString() };
  // Told to be too large without being read: the main process has the same limit.
  if (file.size > workbookLimits.fileBytes) return { ...named, content: null };
  try {
    return { ...named, content: base64(new Uint8Array(await file.arrayBuffer())) };
  } catch {
    // A folder has no bytes; what is not there is an empty file, and named as such.
    return { ...named, content: '' };
  }
}

/** In pieces: a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
