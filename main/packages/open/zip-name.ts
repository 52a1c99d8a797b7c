import { isAscii, isUtf8 } from "node:buffer";
import { unsafe } from "./zip-end.ts";

/** Longer than any path of a package. */
const longestName = 512;
/** Would mean something else to some system: separators, drives and streams, patterns, what can't be seen. */
const forbidden = /[\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;

/**
 * The name of a zip's member, safe to be written below a folder on any system.
 * @param isMarked the name says that it is UTF-8; other systems' code pages have no place here
 * @throws AppError PACKAGE_UNSAFE {reason, file}
 */
export function safeName(bytes: Buffer, isMarked: boolean): string {
  const readable = isMarked ? isUtf8(bytes) : isAscii(bytes);
  const name = bytes.toString(readable ? "utf8" : "latin1");
  const shown = name.slice(0, longestName);
  if (!readable) throw unsafe("a file's name is not UTF-8", shown);
  if (name === "" || bytes.length > longestName) throw unsafe("a file's name is empty or too long", shown);
  if (forbidden.test(name)) throw unsafe("a file's name holds characters that don't belong there", shown);
  if (name.startsWith("/")) throw unsafe("a file's name begins at the root", shown);
  const parts = name.replace(/\/$/, "").split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    throw unsafe("a file's name leads out of the package", shown);
  }
  // Windows drops them, and two names would be one.
  if (parts.some((part) => /[. ]$/.test(part))) throw unsafe("a part of a file's name ends in a dot or a blank", shown);
  return name;
}

/** What two names have in common that are one file on some system: Windows and macOS don't tell case apart, macOS not the forms of Unicode. */
export function foldedName(name: string): string {
  return isPlain.test(name) ? name.toLowerCase() : name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

const isPlain = /^[\x20-\x7e]*$/;
