import type { MovedCredential } from "./moved.ts";

/**
 * CSV for another tool: RFC 4180, UTF-8 without a byte order mark, under KeePassXC's column names, which the others know too.
 *
 * Values stand as they are. A spreadsheet would take one that begins with = + - @ for a formula; the apostrophe that guards against that
 * would make another password of it, and a password that no longer logs in is the greater harm here: this file is for password managers.
 */
const header = ["Group", "Title", "Username", "Password", "URL", "Notes", "TOTP", "Recovery codes"] as const;

export function writeCsv(rows: readonly MovedCredential[]): Uint8Array {
  const lines = rows.map(({ group, label, username, password, address, notes, totp, recoveryCodes }) =>
    lineOf([group, label, username, password, address ?? "", notes, totp ?? "", recoveryCodes.join("\n")]),
  );
  return Buffer.from([lineOf(header), ...lines].join(""), "utf8");
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
}
