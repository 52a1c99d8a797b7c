/** What to tell IT about a package: where to begin, and how to check it with tools that are not ours. Plain text. */
import type { ExportRow } from "../../main/model/records-view.ts";
import { counted } from "../format.ts";
import { rangeWords } from "./export-words.ts";

type Told = Pick<ExportRow, "first" | "last" | "size" | "root" | "package">;

/** The zip’s own name, without what sealing put behind it. */
function zipName({ name }: Told["package"]): string {
  return name.replace(/\.age$/, "");
}

function isSealed(name: string | null): boolean {
  return name?.endsWith(".age") === true;
}

/** A word of a command line: names of packages need no quotes, but a person may have renamed one. */
function word(name: string): string {
  return /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** Where IT keeps its files, nobody here knows. */
function lyingAt(name: string): string {
  return word(`/path/to/${name}`);
}

/** Custodia’s own check opens what is sealed by itself: this package, the one before it, or both. */
function verifyLine({ package: { name } }: Told, previous: string | null): string {
  const identity = isSealed(name) || isSealed(previous) ? ` --identity ${lyingAt("KEY.txt")}` : "";
  const against = previous === null ? "" : ` --previous ${lyingAt(previous)}`;
  return `npx custodia verify ${lyingAt(name)}${identity}${against}`;
}

/** The files by tools that every system has, begun where the package lies. */
function byStandardTools(told: Told): readonly string[] {
  const zip = zipName(told.package);
  const open = isSealed(told.package.name) ? [`age -d -i KEY.txt -o ${word(zip)} ${word(told.package.name)}`] : [];
  return [
    ...open,
    `unzip ${word(zip)}`,
    `cd ${word(zip.replace(/\.zip$/, ""))}`,
    "sha256sum -c manifest-sha256.txt",
    "sha256sum -c tagmanifest-sha256.txt",
  ];
}

/** `previous`: name of the package that the one before went out as; null where it is the first. */
export function itText(told: Told, previous: string | null): string {
  const [yours, key] = isSealed(told.package.name)
    ? [", sealed for you: only your key opens it", " (KEY.txt: your age key)"]
    : ["", ""];
  const command = (line: string) => `    ${line}`;
  const goesOn = previous === null ? "" : ", and that nothing was changed since the last package";
  return [
    `Removal log, entries ${rangeWords(told.first, told.last)}, in one package:`,
    told.package.name,
    `${counted(told.package.bytes, "byte")}${yours}`,
    "",
    `To check the files with standard tools, in the folder where the package lies${key}:`,
    ...byStandardTools(told).map(command),
    "",
    `To check everything (entries and signature${goesOn}), you need the folder of Custodia:`,
    "the program as it comes, set up there once with “npm run setup”. In the folder of Custodia, and nowhere else:",
    command(verifyLine(told, previous)),
    ...(previous === null ? ["Keep this package: the next one is compared with it."] : []),
    "",
    "Compare these with what you find; please confirm by phone, not only by e-mail:",
    `SHA-256 of tagmanifest-sha256.txt: ${told.package.manifest}`,
    `The log’s head: ${told.size} entries, root ${told.root}`,
    "",
    "Keep the package as it is. data/README.txt in it explains the rest.",
    "",
  ].join("\n");
}
