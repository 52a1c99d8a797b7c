/** RFC 5321 section 4.5.3.1.3: a path has 256 characters, two of them its brackets. */
const longestEmail = 254;
/** Parts that dots part, none empty. No white space and no `+`: the name of a signing key holds none (C2SP signed-note). */
const address = /^[^\s+@.\p{C}]+(?:\.[^\s+@.\p{C}]+)*@[^\s+@.\p{C}]+(?:\.[^\s+@.\p{C}]+)+$/u;

/** The address as the name of a custodian's key; null when it can't be one. */
export function keyName(email: string): string | null {
  const name = email.trim().normalize("NFC");
  return name.length <= longestEmail && address.test(name) ? name : null;
}
