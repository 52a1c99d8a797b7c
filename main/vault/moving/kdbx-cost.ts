import type { Kdbx, KdbxHeader } from "kdbxweb";
import { AppError } from "../../lib/app-error.ts";
import type { Library } from "./kdbx-library.ts";

/**
 * What opening a KeePass file would cost, by its header, which nobody has signed: whoever made the file could ask for all of the memory, or
 * for a year. Looked at before anything is computed.
 */

/** 1 GiB, in bytes. KeePass and KeePassXC set 64 MiB. */
const mostMemory = 1024 ** 3;
const mostIterations = 10_000;
/** Memory times iterations: about a minute. KeePassXC's one second on a fast machine is some 3 GiB. */
const mostWork = 32 * 1024 ** 3;
const mostLanes = 64;
/** AES-KDF: a second on a fast machine is some 50 million. */
const mostRounds = 200_000_000;
const argon2Version = 0x13;

/** @throws AppError IMPORT_DAMAGED {reason: "header"} also for key derivations that the library does not know; {reason: "cost"} */
export function checkCost(library: Library, file: ArrayBuffer): void {
  const header = headerOf(library, file);
  if (header.versionMajor < 4) checkRounds(header.keyEncryptionRounds ?? 0);
  else checkDerivation(library, header);
}

function checkDerivation(library: Library, { kdfParameters }: KdbxHeader): void {
  const { Aes, Argon2d, Argon2id } = library.Consts.KdfId;
  const number = (name: string) => {
    const value = kdfParameters?.get(name);
    if (typeof value === "number") return value;
    return value instanceof library.Int64 ? Number((BigInt(value.hi >>> 0) << 32n) | BigInt(value.lo >>> 0)) : 0;
  };
  const id = kdfParameters?.get("$UUID");
  const derivation = id instanceof ArrayBuffer ? library.ByteUtils.bytesToBase64(id) : "";
  if (derivation === Aes) checkRounds(number("R"));
  else if (derivation === Argon2d || derivation === Argon2id) checkArgon2(number);
  else throw new AppError("IMPORT_DAMAGED", { reason: "header" });
}

/** RFC 9106 section 3.1: at least 8 KiB a lane. */
function checkArgon2(number: (name: string) => number): void {
  const [version, memory, iterations, lanes] = [number("V"), number("M"), number("I"), number("P")];
  if (version !== argon2Version || lanes < 1 || iterations < 1 || memory < 8192 * lanes) {
    throw new AppError("IMPORT_DAMAGED", { reason: "header" });
  }
  const isDear = memory > mostMemory || iterations > mostIterations || memory * iterations > mostWork;
  if (isDear || lanes > mostLanes) throw new AppError("IMPORT_DAMAGED", { reason: "cost" });
}

function checkRounds(rounds: number): void {
  if (rounds > mostRounds) throw new AppError("IMPORT_DAMAGED", { reason: "cost" });
}

function headerOf(library: Library, file: ArrayBuffer): KdbxHeader {
  try {
    // The header is read into a file of its own; of that nothing else is used.
    const kdbx = { header: library.KdbxHeader.create() } as Kdbx;
    return library.KdbxHeader.read(new library.BinaryStream(file), new library.KdbxContext({ kdbx }));
  } catch (error) {
    throw new AppError("IMPORT_DAMAGED", { reason: "header" }, { cause: error });
  }
}
