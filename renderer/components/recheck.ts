import type { FormEvent } from "react";

/**
 * A field that is shown as wrong is looked at again with every key, not only when it is left: else the message goes away between
 * pressing and releasing the mouse on the form's button, the button moves up, and the click is lost.
 */
export function recheck({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  // react-aria commits its validation on the native change event.
  if (currentTarget.getAttribute("aria-invalid") === "true") currentTarget.dispatchEvent(new Event("change"));
}
