import { Secret, TOTP } from "otpauth";
import { AppError } from "../lib/app-error.ts";

/** Codes of RFC 6238, from the secret that a platform shows beside its QR code or from the `otpauth://` address in that code. */

const algorithms = ["SHA1", "SHA256", "SHA512"] as const;
const digitCounts = { least: 6, most: 8 } as const;
/** In seconds. */
const periods = { least: 15, most: 120 } as const;
/** In base32 digits: 50 bits. RFC 4226 asks for 128, but platforms hand out less, and it is theirs to choose. */
const shortestSecret = 10;
const longestSecret = 1_024;
const longestAddress = 4_000;
const longestName = 200;

/**
 * The normalised `otpauth://` address. Base32 may come with blanks, hyphens, small letters and without its padding.
 * @param label stands in the address where the text gives none
 * @throws AppError TOTP_INVALID {reason}: empty, long, secret, short, hotp, steam, several, address, algorithm, digits, period
 */
export function readTotp(text: string, label: string): string {
  return parsed(text, label).toString();
}

/** The code at a time and the whole seconds for which it is still good. @throws AppError TOTP_INVALID {reason} */
export function totpCode(uri: string, now: Date): { code: string; secondsLeft: number; period: number } {
  const totp = parsed(uri, "");
  const { period } = totp;
  const seconds = Math.floor(now.getTime() / 1000);
  return { code: totp.generate({ timestamp: seconds * 1000 }), secondsLeft: period - (seconds % period), period };
}

function parsed(text: string, label: string): TOTP {
  const typed = text.trim();
  if (typed === "") throw invalid("empty");
  if (typed.length > longestAddress) throw invalid("long");
  const scheme = /^([a-z-]+):/i.exec(typed)?.[1]?.toLowerCase();
  if (scheme === undefined) return make(typed, { label: nameOf(label), issuer: "" });
  // An export of Google's app: several accounts at once, in a coding of its own.
  if (scheme === "otpauth-migration") throw invalid("several");
  if (scheme === "steam") throw invalid("steam");
  if (scheme !== "otpauth") throw invalid("address");
  return fromAddress(typed, label);
}

function fromAddress(text: string, fallback: string): TOTP {
  const url = URL.parse(text);
  if (url === null) throw invalid("address");
  // Host in WHATWG's words; some write it as part of the path: otpauth:totp/...
  const type = url.host.toLowerCase();
  if (type === "hotp") throw invalid("hotp");
  if (type !== "totp") throw invalid("address");
  const params = new Map([...url.searchParams].reverse().map(([name, value]) => [name.toLowerCase(), value.trim()]));
  if (params.get("encoder")?.toLowerCase() === "steam") throw invalid("steam");
  const { label, issuer } = namesOf(url.pathname, params.get("issuer") ?? "");
  const algorithm = algorithmOf(params.get("algorithm") ?? "SHA1");
  const digits = numberOf(params.get("digits") ?? "6", digitCounts, "digits");
  const period = numberOf(params.get("period") ?? "30", periods, "period");
  return make(
    params.get("secret") ?? "",
    { label: label === "" ? nameOf(fallback) : label, issuer },
    { algorithm, digits, period },
  );
}

function make(
  base32: string,
  names: { readonly label: string; readonly issuer: string },
  rest: { readonly algorithm: string; readonly digits: number; readonly period: number } = {
    algorithm: "SHA1",
    digits: 6,
    period: 30,
  },
): TOTP {
  const { label, issuer } = names;
  // The issuer stands before the label once, not once more at every reading.
  return new TOTP({ secret: secretOf(base32), label: label === "" ? "Account" : label, issuer, ...rest });
}

function secretOf(text: string): Secret {
  const base32 = text
    .replace(/[\s\p{Pd}]/gu, "")
    .replace(/=+$/, "")
    .toUpperCase();
  if (base32 === "") throw invalid("empty");
  if (!/^[A-Z2-7]+$/.test(base32)) throw invalid("secret");
  if (base32.length < shortestSecret) throw invalid("short");
  if (base32.length > longestSecret) throw invalid("long");
  return Secret.fromBase32(base32);
}

/** `issuer:label`, or only a label. What can't be decoded is no more than a name: taken as it stands. */
function namesOf(path: string, issuer: string): { label: string; issuer: string } {
  const name = decoded(path.replace(/^\/+/, ""));
  const colon = name.indexOf(":");
  if (colon === -1) return { label: nameOf(name), issuer: nameOf(issuer) };
  const before = name.slice(0, colon);
  return { label: nameOf(name.slice(colon + 1)), issuer: nameOf(issuer === "" ? before : issuer) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is no coding.
    return text;
  }
}

/** One line, no colon: that one parts issuer and label. */
function nameOf(text: string): string {
  const line = text.toWellFormed().replace(/[\p{Cc}:]+/gu, " ");
  return line.trim().slice(0, longestName).toWellFormed().trim();
}

function algorithmOf(text: string): string {
  // `SHA-1` and `HMAC-SHA-256` are seen, too.
  const name = text
    .toUpperCase()
    .replace(/^HMAC/, "")
    .replace(/[^A-Z0-9]/g, "");
  const found = algorithms.find((algorithm) => algorithm === name);
  if (found === undefined) throw invalid("algorithm");
  return found;
}

function numberOf(text: string, range: { readonly least: number; readonly most: number }, reason: string): number {
  const number = Number(text);
  if (!/^\d{1,4}$/.test(text) || number < range.least || number > range.most) throw invalid(reason);
  return number;
}

function invalid(reason: string): AppError {
  return new AppError("TOTP_INVALID", { reason });
}
