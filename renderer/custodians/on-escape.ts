import type { KeyboardEvent } from "react";

/** What is open inside of the form, and closes first. */
const openInside = 'select:open, option, [aria-expanded="true"]';

/** Escape closes the form; a list that is open in it has the key for itself. */
export function onEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const isListOpen = event.target instanceof Element && event.target.closest(openInside) !== null;
    if (event.key !== "Escape" || event.defaultPrevented || isListOpen) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
}
