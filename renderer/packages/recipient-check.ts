/** Is that something to seal to? The same form that main demands; main checks the sum of it, too. */

const x25519 = /^age1[02-9ac-hj-np-z]{58}$/;

/** What is wrong with an age recipient, in a sentence; null: nothing as far as its form tells. */
export function recipientFault(typed: string): string | null {
  const text = typed.trim();
  if (/^AGE-SECRET-KEY-/i.test(text))
    return "That is a secret key. Never hand it on; ask for the line that starts with age1.";
  if (/^ssh-/.test(text)) return "That is an SSH key. Ask for the line that starts with age1.";
  if (!text.startsWith("age1")) return "It starts with age1.";
  return x25519.test(text) ? null : "Something is missing or was changed in it: copy the whole line again.";
}
