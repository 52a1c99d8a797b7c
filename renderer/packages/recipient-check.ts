/** Is that something to seal to? The same form that main demands, and the sum of it, as BIP 173 reckons it. */

const x25519 = /^age1[02-9ac-hj-np-z]{58}$/;
const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The checksum of Bech32 over the part before the 1 and the part behind it. */
function isWhole(recipient: string): boolean {
  const prefix = [...recipient.slice(0, recipient.indexOf("1"))].map((letter) => letter.charCodeAt(0));
  const data = [...recipient.slice(prefix.length + 1)].map((letter) => letters.indexOf(letter));
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  const sum = values.reduce((before, value) => {
    const shifted = ((before & 0x1ffffff) << 5) ^ value;
    return generators.reduce((now, one, bit) => ((before >> (25 + bit)) & 1 ? now ^ one : now), shifted);
  }, 1);
  return sum === 1;
}

/** The recipient out of what was typed: a key file has it in the line “# public key: age1…”. */
export function recipientOf(typed: string): string {
  return /^\s*#?\s*(?:public key|recipient):\s*(age1\S*)\s*$/i.exec(typed)?.[1] ?? typed;
}

/** What is wrong with an age recipient, in a sentence; null: nothing. */
export function recipientFault(typed: string): string | null {
  const text = recipientOf(typed).trim();
  if (/AGE-SECRET-KEY-/i.test(text))
    return "That is a secret key. Never hand it on; ask for the line that starts with age1.";
  if (/^ssh-/.test(text)) return "That is an SSH key. Ask for the line that starts with age1.";
  if (!text.startsWith("age1")) return "It starts with age1.";
  return x25519.test(text) && isWhole(text)
    ? null
    : "Something is missing or was changed in it: copy the whole line again.";
}

/** What is wrong with an e-mail address; null: nothing that main would refuse. */
export function emailFault(typed: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim()) ? null : "An address such as name@city.example.";
}
