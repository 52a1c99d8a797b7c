import { AppError } from "../../lib/app-error.ts";
import { isWebAddress } from "../../model/address.ts";
import type { Refused } from "../../model/error-code.ts";
import { tidyText } from "../../model/text.ts";
import { checkFields } from "../limits.ts";
import { readTotp } from "../totp.ts";

/** A credential on its way in or out. */
export interface MovedCredential {
  readonly label: string;
  readonly username: string;
  readonly password: string;
  readonly address: string | null;
  /** `otpauth://` address. */
  readonly totp: string | null;
  readonly notes: string;
  readonly recoveryCodes: readonly string[];
  /** Folder or group, its levels parted by ` / `; empty for none. */
  readonly group: string;
}

export interface Skipped {
  readonly line: number;
  readonly refused: Refused;
}

/** What was read of a file. `line` counts from 1: the line of a CSV file, otherwise the place among the file's items. */
export interface Moved {
  readonly rows: readonly MovedCredential[];
  readonly skipped: readonly Skipped[];
}

/** An item as another tool wrote it, before it is looked at. */
export interface Found {
  readonly line: number;
  readonly label: string;
  readonly username: string;
  readonly password: string;
  readonly addresses: readonly string[];
  /** A base32 secret or an `otpauth://` address; empty for none. */
  readonly totp: string;
  readonly notes: string;
  /** One a line. */
  readonly recoveryCodes: string;
  readonly group: string;
  /** What has no place of its own here: goes to the end of the notes, with its name. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** More than any department has; what comes after would fill the memory. */
export const mostItems = 100_000;

/** Takes items in, one after the other, and keeps the account of those that are left out. */
export class Gathering {
  readonly #rows: MovedCredential[] = [];
  readonly #skipped: Skipped[] = [];

  /** Nothing of an item is lost: what is no web address, or no secret for codes, goes to the notes. @throws AppError IMPORT_TOO_LARGE */
  add(found: Found): void {
    if (this.#rows.length >= mostItems) throw new AppError("IMPORT_TOO_LARGE", { items: mostItems });
    const moved = movedFrom(found);
    try {
      checkFields({ ...moved, account: null });
      this.#rows.push(moved);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.skip(found.line, error.refused());
    }
  }

  skip(line: number, refused: Refused): void {
    this.#skipped.push({ line, refused });
  }

  /** An item, or a part of one, that is no credential. `name` is what the person calls it. */
  leave(line: number, kind: string, name: string): void {
    this.skip(line, { code: "IMPORT_FORMAT_UNKNOWN", detail: { name: oneLine(name).slice(0, 200), kind } });
  }

  done(): Moved {
    return { rows: this.#rows, skipped: this.#skipped.toSorted((a, b) => a.line - b.line) };
  }
}

function movedFrom(found: Found): MovedCredential {
  const webAddresses = found.addresses.map(webAddressIn);
  const chosen = webAddresses.findIndex((address) => address !== null);
  const username = oneLine(found.username);
  const address = webAddresses[chosen] ?? null;
  const label = oneLine(found.label) || hostOf(address) || username || "Without a name";
  const totp = totpIn(found.totp, label);
  const others = found.addresses.filter((text, at) => at !== chosen && text.trim() !== "");
  return {
    label,
    username,
    password: found.password,
    address,
    totp,
    notes: notesWith(found.notes, [
      ...others.map((text) => ["Address", text] as const),
      ...(totp === null && found.totp.trim() !== "" ? [["Secret for codes", found.totp] as const] : []),
      ...found.others,
    ]),
    recoveryCodes: found.recoveryCodes
      .split(/\r\n?|\n/)
      .map((code) => code.trim())
      .filter((code) => code !== ""),
    group: oneLine(found.group),
  };
}

/** A web address as it is, or a host to which only the scheme is wanting; null for anything else. */
function webAddressIn(text: string): string | null {
  const address = text.trim();
  if (isWebAddress(address)) return address;
  const guessed = `https://${address}`;
  return /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(address) && isWebAddress(guessed) ? guessed : null;
}

function hostOf(address: string | null): string {
  return address === null ? "" : (URL.parse(address)?.hostname.replace(/^www\./, "") ?? "");
}

function totpIn(text: string, label: string): string | null {
  if (text.trim() === "") return null;
  try {
    return readTotp(text, label);
  } catch (error) {
    // Kept among the notes instead.
    if (error instanceof AppError && error.code === "TOTP_INVALID") return null;
    throw error;
  }
}

function notesWith(notes: string, others: readonly (readonly [string, string])[]): string {
  const told = others
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${oneLine(name)}: ${value}`)
    .join("\n");
  const parts = [tidyText(notes).text.trimEnd(), tidyText(told).text].filter((part) => part !== "");
  return parts.join("\n\n");
}

function oneLine(text: string): string {
  return tidyText(text)
    .text.replace(/[\n\t]+/g, " ")
    .trim();
}
