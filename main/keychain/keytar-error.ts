import { AppError } from "../lib/app-error.ts";
import type { ErrorCode } from "../model/error-code.ts";

/**
 * Why the keychain did not do it, as `detail.reason`:
 * not-installed: its library is missing; no-service: nothing on this desktop keeps secrets; gone: what kept them ended while Custodia
 * ran, which only a restart of Custodia mends; locked, time: it waits for the person; no-keyring: none was ever made; dismissed: the
 * person said no; value: what came back is not what was written; other: see the error's cause.
 */
export type KeychainReason =
  | "not-installed"
  | "no-service"
  | "gone"
  | "locked"
  | "time"
  | "no-keyring"
  | "dismissed"
  | "value"
  | "other";

/** keytar passes on what libsecret, macOS or Windows say, as text only. Order matters: the first that fits is taken. */
const known: readonly (readonly [RegExp, ErrorCode, KeychainReason])[] = [
  [
    /Failed to load keytar|cannot open shared object|ERR_MODULE_NOT_FOUND|ERR_DLOPEN/i,
    "KEYCHAIN_ABSENT",
    "not-installed",
  ],
  // libsecret holds on to the service that it met first, by its name on the bus (":1.0").
  [
    /The name :\d|session wrapping the secret|disconnected from message bus|connection is closed/i,
    "KEYCHAIN_ABSENT",
    "gone",
  ],
  [
    /autolaunch|Could not connect|Cannot spawn|not provided by any|ServiceUnknown|no owner/i,
    "KEYCHAIN_ABSENT",
    "no-service",
  ],
  [
    /Error\.(NoServer|Spawn|Disconnected)|Connection refused|No such file or directory/i,
    "KEYCHAIN_ABSENT",
    "no-service",
  ],
  [/locked/i, "KEYCHAIN_SILENT", "locked"],
  [/Timeout was reached|NoReply|timed? ?out/i, "KEYCHAIN_SILENT", "time"],
  [/Object does not exist at path|No such (object|interface|collection)/i, "KEYCHAIN_REFUSED", "no-keyring"],
  [/dismissed|cancell?ed|not allowed|denied|passphrase you entered/i, "KEYCHAIN_REFUSED", "dismissed"],
];

/** Turns what keytar threw into KEYCHAIN_ABSENT, KEYCHAIN_SILENT or KEYCHAIN_REFUSED {reason}; an AppError passes unchanged. */
export function keychainError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const said = error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : String(error);
  const [, code, reason] = known.find(([pattern]) => pattern.test(said)) ?? [
    null,
    "KEYCHAIN_REFUSED" as const,
    "other",
  ];
  return new AppError(code, { reason }, { cause: error });
}

export function refused(reason: KeychainReason): AppError {
  return new AppError("KEYCHAIN_REFUSED", { reason });
}

export function silent(): AppError {
  return new AppError("KEYCHAIN_SILENT", { reason: "time" satisfies KeychainReason });
}
