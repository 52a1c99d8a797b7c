/** What the app asked of the desktop, and what the desktop shall answer: read and set by a spec, through control.ts. */
export const record = {
  clipboard: "",
  /** Formats that lie on the clipboard beside its text, in the order in which they came. */
  clipboardFormats: [] as string[],
  /** Addresses handed to the system's browser. */
  external: [] as string[],
  /** Files handed to the system's viewer. */
  opened: [] as string[],
  /** Error boxes and messages. */
  messages: [] as string[],
  /** Pop-ups that the app refused. */
  popups: [] as string[],
  /** Answers to the next file and folder dialogs: what was chosen; an empty list is "cancelled". */
  fileAnswers: [] as string[][],
  /** Answers to the next save dialogs: where to; null is "cancelled". */
  saveAnswers: [] as (string | null)[],
  /** Names that save dialogs proposed. */
  proposed: [] as string[],
  /** Notifications of the system, in the order in which they came. */
  notifications: [] as { readonly title: string; readonly body: string }[],
  /** Does this desktop show notifications? */
  showsNotifications: true,
  /** The number on the app's icon. */
  badge: 0,
  /** What the overlay on the taskbar's icon says; null: there is none. */
  overlay: null as string | null,
  /** How often a page asked to be printed. */
  prints: 0,
  theme: "system" as "system" | "light" | "dark",
};
