/** What the pretend dialogs and the pretend notes of others yield; a test sets them, the page for looking at screens takes them as they are. */
import type { ExportKeyView } from "../../../main/model/vault-view.ts";
import type { ImportFile, ImportRow, Incoming, Requests } from "../../../preload/contract.ts";
import { exportKeyText, type PretendPerson, readPretendKey } from "./people.ts";

export const colleague: PretendPerson = {
  name: "Quinn Example",
  title: "Communications Manager",
  organisation: "Sample City",
  email: "quinn.example@sample.invalid",
};

export interface PretendDialogs {
  /** true: the person cancels every dialog. */
  cancelled: boolean;
  /** What a save dialog names the file. */
  savedAs: string | null;
  exportKey: Requests["custodian.choose-key"]["reply"];
  /** What a picture's QR code says; null: there is none to be found. */
  qrText: string | null;
  incoming: Incoming;
  /** Vaults that lie in the folder that the person chooses. */
  folder: readonly Incoming[];
  importFile: Omit<ImportFile, "token">;
  importRows: readonly ImportRow[];
  importSkipped: Requests["import.preview"]["reply"]["skipped"];
  /** What opens recovery copies, import files and the like. */
  passphrase: string;
}

export function incomingFrom(from: ExportKeyView, over: Partial<Incoming> = {}): Incoming {
  return {
    token: crypto.randomUUID(),
    vault: { id: crypto.randomUUID(), name: "Public Library", department: "Public Library" },
    revision: 12,
    at: "2026-11-17T15:04:05.000Z",
    from,
    known: false,
    standing: "new",
    credentials: 3,
    ...over,
  };
}

function row(index: number, label: string, over: Partial<ImportRow> = {}): ImportRow {
  return {
    index,
    label,
    username: `sample.${index}@sample.invalid`,
    address: `https://site-${index}.example/login`,
    group: "Social media",
    hasPassword: true,
    hasTotp: false,
    hasNotes: false,
    standing: "new",
    ...over,
  };
}

export function usualDialogs(): PretendDialogs {
  const key = exportKeyText(colleague);
  const from = readPretendKey(key, null);
  return {
    cancelled: false,
    savedAs: null,
    exportKey: { kind: "text", text: key },
    qrText: "otpauth://totp/Sample%20Parks:sampleparks?secret=JBSWY3DPEHPK3PXP&issuer=Sample%20Parks",
    incoming: incomingFrom(from),
    folder: [incomingFrom(from, { vault: { id: crypto.randomUUID(), name: "City Clerk", department: "City Clerk" } })],
    importFile: { name: "passwords.csv", format: "csv", needsPassphrase: false },
    importRows: [
      row(0, "Sample Parks on Facebook", { standing: "duplicate" }),
      row(1, "Sample Parks on Instagram", { standing: "differs", hasTotp: true }),
      row(2, "Photo library", { hasNotes: true }),
      row(3, "Newsletter"),
    ],
    importSkipped: [{ line: 7, refused: { code: "CREDENTIAL_EMPTY_FIELD", detail: { field: "label" } } }],
    passphrase: "sample words that open it",
  };
}
