// The questions that the system's own dialogs answer. Handed in, so that a test answers with a path and every file
// it touches is real.

export interface FileDialogs {
  /** The council file to import; null when the person closed the dialog. */
  chooseCouncilFile(): Promise<string | null>;
  /** Another file to bring in; null when the person closed the dialog. */
  chooseFile(what: 'people-list' | 'picture' | 'packet' | 'council-profile'): Promise<string | null>;
  /** Several files to bring in, of any kind; empty when the person closed the dialog. */
  chooseFiles(): Promise<string[]>;
  /** Where to save, starting from a suggested name; null when the person closed the dialog. */
  chooseWhereToSave(suggestedName: string): Promise<string | null>;
}
