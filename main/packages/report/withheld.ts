import type { WithheldRow } from "../source.ts";
import { record } from "./csv.ts";

/** `data/withheld.csv` of a release: RFC 4180 in UTF-8 without a byte order mark, a row per withheld field or redacted picture. */
export function withheldCsv(rows: readonly WithheldRow[]): string {
  const head = record(["seq", "field", "provision", "title", "original_sha256", "redacted_file"]);
  const lines = rows.map((row) => record([row.seq, row.field, row.provision, row.title, row.original, row.redacted]));
  return head + lines.join("");
}
