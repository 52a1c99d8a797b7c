import { Secret } from "otpauth";

/** Where KeePass programs keep the secret for codes: each in its own way, all of them among an entry's fields. */

export interface FoundTotp {
  /** For `readTotp`; empty when there is none. */
  readonly text: string;
  /** The fields that it was made of. */
  readonly names: readonly string[];
}

type Fields = ReadonlyMap<string, string>;

/** KeePassXC, KeePass 2.47 and later, KeeTrayTOTP: the first that is there. */
export function totpIn(fields: Fields): FoundTotp {
  return fromOtp(fields) ?? fromTimeOtp(fields) ?? fromSeed(fields) ?? { text: "", names: [] };
}

/** `otp`: an otpauth address, or KeeOtp's `key=...&step=30&size=6`. */
function fromOtp(fields: Fields): FoundTotp | null {
  const otp = fields.get("otp")?.trim() ?? "";
  if (otp === "") return null;
  const params = new URLSearchParams(/(^|&)key=/.test(otp) ? otp : "");
  const key = params.get("key");
  if (key === null) return { text: otp, names: ["otp"] };
  const text = address(key, params.get("step"), params.get("size"), params.get("otpHashMode"));
  return { text, names: ["otp"] };
}

/** `TimeOtp-Secret-Base32` and its like (keepass.info/help/base/placeholders.html#otp). */
function fromTimeOtp(fields: Fields): FoundTotp | null {
  const codings: readonly (readonly [string, (text: string) => string])[] = [
    ["TimeOtp-Secret-Base32", (text) => text],
    ["TimeOtp-Secret", (text) => Secret.fromUTF8(text).base32],
    ["TimeOtp-Secret-Hex", (text) => Secret.fromHex(text.replace(/\s/g, "")).base32],
    ["TimeOtp-Secret-Base64", (text) => new Secret({ buffer: bytesOf(text) }).base32],
  ];
  for (const [name, base32] of codings) {
    const secret = fields.get(name)?.trim() ?? "";
    if (secret === "") continue;
    const [period, length, algorithm] = ["TimeOtp-Period", "TimeOtp-Length", "TimeOtp-Algorithm"] as const;
    const read = [period, length, algorithm].map((field) => fields.get(field) ?? null);
    const [step = null, size = null, hash = null] = read;
    return { text: address(base32(secret), step, size, hash), names: [name, period, length, algorithm] };
  }
  return null;
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, "base64")).buffer;
}

/** `TOTP Seed` with `TOTP Settings`: `30;6`, or `30;S` for Steam's codes. */
function fromSeed(fields: Fields): FoundTotp | null {
  const seed = fields.get("TOTP Seed")?.trim() ?? "";
  if (seed === "") return null;
  const names = ["TOTP Seed", "TOTP Settings"];
  const [step = "30", size = "6"] = (fields.get("TOTP Settings") ?? "30;6").split(";");
  return { text: size === "S" ? `steam://${seed}` : address(seed, step, size, null), names };
}

function address(secret: string, step: string | null, size: string | null, algorithm: string | null): string {
  const params = new URLSearchParams({ secret });
  for (const [name, value] of [
    ["period", step],
    ["digits", size],
    ["algorithm", algorithm],
  ] as const) {
    if (value !== null && value !== "") params.set(name, value);
  }
  return `otpauth://totp/?${params}`;
}
