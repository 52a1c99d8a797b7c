/** `data/README.txt`: what is here, and how to check it without this app. */

import { type EntryKind, entryKinds } from "../../model/entry.ts";
import { fieldRows } from "../../model/field-list.ts";
import { checkScript, readScript } from "./check-script.ts";
import type { ReportInput } from "./input.ts";
import { oneLine } from "./one-line.ts";
import { dateInWords } from "./times.ts";
import { reportVersionOf } from "./version.ts";
import { kindWords } from "./words.ts";

/** Columns that a line of prose takes. */
const width = 92;

/** Paragraphs of at most 92 columns, indented by so many spaces; a word that is longer stands alone. */
function wrapped(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => " ".repeat(indent) + one).join("\n");
}

function heading(text: string): string {
  return `${text}\n${"-".repeat(text.length)}`;
}

function file(name: string, what: string): string {
  const lines = wrapped(what, 28).trimStart();
  return name.length < 26 ? `  ${name.padEnd(26)}${lines}` : `  ${name}\n${" ".repeat(28)}${lines}`;
}

/** Whoever asked for records wants to read them, not to check them. */
const forReaders = `Open data/report.html in any browser.
What is withheld is marked there.
The rest of this file is for whoever wants to check it.`;

function intro({ kind, meta, release, first, last, origin, size }: ReportInput): string {
  const organisation = oneLine(meta.organisation);
  const title = kind === "release" ? "Answer to a records request" : "Removal log of official social media accounts";
  const what =
    kind === "release"
      ? `This package answers the records request ${release?.request ?? ""}. It holds only the entries of the removal log that were chosen for it. What is withheld is listed in data/withheld.csv, with the provision of law.`
      : `This package holds entries ${first ?? 0} to ${last ?? 0} of the removal log: what was taken down from the accounts, on which grounds, by whom, with the screenshots.`;
  const log = `Log: ${origin}, ${size} entries when this was made.`;
  return [
    ...(kind === "release" ? [forReaders, ""] : []),
    title,
    organisation,
    "",
    wrapped(what),
    "",
    log,
    `Made on ${dateInWords(meta.date)} by ${meta.software}.`,
  ].join("\n");
}

function files({ kind, first }: ReportInput): string {
  const release = kind === "release";
  const proofs = release || (first ?? 0) > 0;
  const lines = [
    file(
      "data/report.html",
      "everything for people: open it in a browser, print it. It runs no script and loads nothing from the network.",
    ),
    file(
      "data/removals.csv",
      "a row for each case, for a spreadsheet. A text that begins like a formula has an apostrophe before it.",
    ),
    file("data/entries.jsonl", "every entry, a line each: the record itself. The two files above were made from it."),
    file("data/evidence/", "screenshots and other files, each named by the SHA-256 of its bytes."),
    file("data/policy/", "the policy under which the entries were made, as data."),
    release
      ? file(
          "data/withheld.csv",
          "what is withheld: number of the entry, field, provision (an id of data/release.json), title of the person withholding. For a picture of which parts were painted over also the hash of the original, which is not here. An entry that is left out whole has “entry” for its field, and “not-asked-for” for its provision if it is no part of what was asked for.",
        )
      : "",
    release ? file("data/withholding-slip.html", "the same as a slip to be signed.") : "",
    release ? file("data/release.json", "the request and its answer, and the provisions in full.") : "",
    proofs ? file("data/proofs/", "for each entry the proof that it is in the log (C2SP tlog-proof).") : "",
    file("checkpoint, log.vkey", "the signed head of the log (C2SP tlog-checkpoint), and the key to check it with."),
    release
      ? ""
      : file(
          "consistency",
          "if the log was exported before: the proof that this log goes on from that one. Others are in data/consistency/.",
        ),
    file("bagit.txt and the rest", "the list of all files with their hashes (BagIt 1.0, RFC 8493)."),
  ];
  return [heading("What is here"), "", ...lines.filter((line) => line !== "")].join("\n");
}

function checking(input: ReportInput): string {
  const name = nameOf(input);
  return `${heading("How to check it")}

${wrapped(`Unless a step says otherwise, do it in the folder ${name}, the one that holds bagit.txt.`)}

1. If the package came sealed (its name ends in .age), open it with the age command and your key,
   in the folder where it lies, and unpack it:

       age -d -i key.txt ${name}.zip.age > ${name}.zip
       unzip ${name}.zip

2. No file was changed or lost:

       sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt

   On a Mac: shasum -a 256 -c. On Windows: Get-FileHash in PowerShell shows the hash of a file.
   A BagIt validator does the same and finds files that were added, for example

       bagit.py --validate .

3. The entries are those that the log's owner signed. The first program at the end of this file needs
   Python 3 and openssl, and nothing of the app that made this package:

       sed -n '/^#begin check.py/,/^#end check.py/p' data/README.txt > /tmp/check.py
       python3 /tmp/check.py

4. The key is the right one. A package proves that nothing was changed by anybody but the holder of
   the key in log.vkey. That it is the city's, ask the city: compare log.vkey with one that you had before,
   or have it read out on a number that you know.

5. Nothing was left out since the last time. Keep the packages: Custodia checks one against the other.
   That needs the folder of Custodia, the program as it comes, set up there once with "npm run setup".
   In the folder of Custodia, and nowhere else:

       npx custodia verify /path/to/${name}.zip --previous /path/to/EARLIER.zip

   It opens sealed packages, too: put --identity /path/to/key.txt behind it.`;
}

/** The top folder as the writer names it. */
function nameOf({ kind, release, first, last, origin }: ReportInput): string {
  if (kind === "release") return `custodia-release-${release?.request ?? ""}`;
  return `custodia-${origin.slice(origin.lastIndexOf("/") + 1)}-${first ?? 0}-${last ?? 0}`;
}

function format(): string {
  return `${heading("How an entry is written")}

${wrapped("Each line of data/entries.jsonl is JSON in the form of RFC 8785: the public part of the entry under “entry”, and its fields under “disclosures”. A disclosure is base64url of the UTF-8 text [salt, name, value] (RFC 9901). Its SHA-256, in base64url, stands in “_sd” of the public part: so a field can be left out, and what is there still proves itself. A field whose digest stands in “_sd” and whose disclosure is not there was withheld or is no longer kept.")}

${wrapped("The public part, byte for byte as it stands in the line, is a leaf of the tree of RFC 6962: SHA-256 of a zero byte and the leaf. The root of the tree stands in the checkpoint. “seq” counts from 0 without gaps; “at” is the time in UTC.")}

To read the fields of all entries, with the second program at the end of this file:

    sed -n '/^#begin read.py/,/^#end read.py/p' data/README.txt > /tmp/read.py
    python3 /tmp/read.py`;
}

/** As report/1 listed them: nothing wrote entries of this kind then. */
const fieldless: readonly EntryKind[] = ["device.checked"];

function kinds({ meta }: ReportInput): string {
  const isFirst = reportVersionOf(meta.software) === 1;
  const blocks = entryKinds.map((kind) => {
    const rows = isFirst && fieldless.includes(kind) ? [] : fieldRows(kind).slice(0, -2);
    const fields = rows.map(([name, label]) => `\n      ${name.padEnd(16)}${label}`);
    return `  ${kind}: ${kindWords[kind]}${fields.join("")}\n`;
  });
  const common =
    "Every entry has the fields actor (name, role and login name of who made it) and device (id of the workstation), and those of its kind:";
  return [heading("The fields of each kind of entry"), "", wrapped(common), "", ...blocks].join("\n").trimEnd();
}

/** The text, lines ending in LF. */
export function readmeTxt(input: ReportInput): string {
  const parts = [intro(input), files(input), checking(input), format(), kinds(input), heading("The two programs")];
  return `${parts.join("\n\n\n")}\n\n${checkScript}\n${readScript}`;
}
