// The encodings in which files come, by name alone: the window and its preload know these, and none of the tables behind
// them.

/** Those in which a British office's programs write; the letters tell them apart. */
export const westernPages = ['windows-1252', 'cp850', 'macroman'] as const;
export const codePages = [...westernPages, 'windows-1250', 'windows-1251', 'windows-1254'] as const;
export type CodePage = (typeof codePages)[number];

export const encodings = ['utf-8', ...codePages, 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];
