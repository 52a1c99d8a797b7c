/** What to tell IT about a package: where to begin, and how to check it with tools that are not ours. Plain text. */
import type { ExportRow } from "../../main/model/records-view.ts";
import { counted } from "../format.ts";
import { rangeWords } from "./export-words.ts";

type Told = Pick<ExportRow, "first" | "last" | "size" | "root" | "package" | "recipients">;

/** The zip’s own name, without what sealing put behind it. */
function zipName({ name }: Told["package"]): string {
  return name.replace(/\.age$/, "");
}

/** A word of a command line: names of packages need no quotes, but a person may have renamed one. */
function word(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** `previous`: name of the package that the one before went out as; null where it is the first. */
export function itText(told: Told, previous: string | null): string {
  const zip = zipName(told.package);
  const folder = zip.replace(/\.zip$/, "");
  const isSealed = told.recipients.length > 0;
  const open = isSealed ? [`age -d -i KEY.txt -o ${word(zip)} ${word(told.package.name)}`] : [];
  const against = previous === null ? "" : ` --previous ${word(previous)}`;
  return [
    `Removal log, entries ${rangeWords(told.first, told.last)}, in one package:`,
    told.package.name,
    `${counted(told.package.bytes, "byte")}${isSealed ? ", sealed for you: only your key opens it" : ""}`,
    "",
    "To check the files with standard tools:",
    ...[...open, `unzip ${word(zip)}`, `cd ${word(folder)}`].map((line) => `    ${line}`),
    "    sha256sum -c manifest-sha256.txt",
    "    sha256sum -c tagmanifest-sha256.txt",
    "",
    "To check everything (entries, signature, and that nothing was changed since the last package):",
    `    npx custodia verify ${word(zip)}${against}`,
    "",
    "Compare these with what you find; please confirm by phone, not only by e-mail:",
    `SHA-256 of tagmanifest-sha256.txt: ${told.package.manifest}`,
    `The log’s head: ${told.size} entries, root ${told.root}`,
    "",
    "Keep the package as it is. data/README.txt in it explains the rest.",
    "",
  ].join("\n");
}
