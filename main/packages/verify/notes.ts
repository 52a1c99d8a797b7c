import type { PackageKind } from "../../model/records-view.ts";
import type { PackageFile } from "../open/index.ts";
import type { Head } from "./head.ts";

/** What no signature in a package covers, and what a reader should do about it. */
export function notesOn(facts: {
  readonly file: PackageFile;
  readonly kind: PackageKind;
  readonly head: Head | null;
  readonly cosigned: readonly string[];
  /** SHA-256 of the tag manifest. */
  readonly manifest: string | null;
  /** A key was given to compare with. */
  readonly given: boolean;
  readonly compared: boolean;
  /** Number of the first entry. */
  readonly first: number | null;
}): string[] {
  const { file, kind, head, cosigned, manifest, given, compared, first } = facts;
  const notes: string[] = [];
  if (head !== null && !given) {
    notes.push(
      "Whose key signed it, only the package itself says. Compare the log’s name and key with what you know from the city.",
    );
  }
  notes.push(
    "No signature covers the names of organization and contact, the day in bag-info.txt, or the texts of the policies in data/policy.",
  );
  if (kind === "release") {
    notes.push(
      "Nor does one cover which entries were chosen or left out, what was withheld and why, the words about the request, and redacted pictures: they are the city’s word.",
    );
  }
  if (manifest !== null) {
    notes.push(`The log’s next entries name this package by the SHA-256 of its tagmanifest-sha256.txt: ${manifest}.`);
  }
  if (kind === "export" && first !== null && first > 0 && !compared) {
    notes.push(
      `It begins with entry ${first}: that none is missing before, only a comparison with the previous package shows (--previous).`,
    );
  }
  if (compared) notes.push("The previous package was compared, not checked: check it for itself.");
  const unchecked = (head?.others ?? 0) - cosigned.length;
  if (unchecked > 0) notes.push(`The checkpoint has ${unchecked} more signature(s), of keys that are not known here.`);
  const expected = `${file.top}.zip${file.sealed ? ".age" : ""}`;
  if (file.name !== expected) notes.push(`The file was renamed: it was ${expected}.`);
  return notes;
}
