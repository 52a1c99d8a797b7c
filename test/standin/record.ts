/** What the app asked of the desktop, and what the desktop shall answer: read and set by a spec, through control.ts. */
export const record = {
  clipboard: "",
  /** Addresses handed to the system's browser. */
  external: [] as string[],
  /** Files handed to the system's viewer. */
  opened: [] as string[],
  /** Error boxes and messages. */
  messages: [] as string[],
  /** Pop-ups that the app refused. */
  popups: [] as string[],
  /** Answers to the next file dialogs: the chosen files; an empty list is "cancelled". */
  fileAnswers: [] as string[][],
  theme: "system" as "system" | "light" | "dark",
};
