import { AppError } from "../../lib/app-error.ts";
import type { PackageKind } from "../../model/records-view.ts";
import { type BagMeta, bagPaths } from "../source.ts";
import type { Faults } from "./faults.ts";

/** What `bag-info.txt` says (RFC 8493 section 2.2.2), each label once, on a line of its own. */

const labels = [
  "Source-Organization",
  "Contact-Name",
  "Contact-Email",
  "Bagging-Date",
  "Payload-Oxum",
  "External-Identifier",
  "Bag-Group-Identifier",
  "Bag-Software-Agent",
  "Custodia-Format",
] as const;
type Label = (typeof labels)[number];

/** The version that this program reads. */
const format = 1;
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

export type BagInfo = ReadonlyMap<Label, string>;

export function checkDeclaration(text: string | undefined, faults: Faults): void {
  if (text !== undefined && text !== declaration) {
    faults.file("bag", bagPaths.declaration, "it does not declare a bag of BagIt 1.0 in UTF-8");
  }
}

/** @throws AppError PACKAGE_FROM_FUTURE {format} */
export function readBagInfo(text: string | undefined, faults: Faults): BagInfo {
  const info = new Map<Label, string>();
  if (text === undefined) return info;
  const wrong = (what: string) => faults.file("bag", bagPaths.info, what);
  if (!text.endsWith("\n")) wrong("its last line does not end");
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const [, label = "", value = ""] = /^([A-Za-z-]+): (.*)$/u.exec(line) ?? [];
    if (!isLabel(label)) wrong(`it holds a line that does not belong there: ${line.slice(0, 80)}`);
    else if (info.has(label)) wrong(`it says ${label} twice`);
    else info.set(label, value);
  }
  for (const label of labels) if (!info.has(label)) wrong(`it lacks ${label}`);
  const told = info.get("Custodia-Format");
  if (told !== undefined && told !== String(format)) {
    if (/^[1-9]\d{0,5}$/.test(told)) throw new AppError("PACKAGE_FROM_FUTURE", { format: Number(told) });
    wrong("it names no format that there is");
  }
  return info;
}

function isLabel(text: string): text is Label {
  return (labels as readonly string[]).includes(text);
}

/** What the texts for people were made with. */
export function metaOf(info: BagInfo): Omit<BagMeta, "timeZone"> {
  return {
    organisation: info.get("Source-Organization") ?? "",
    contactName: info.get("Contact-Name") ?? "",
    contactEmail: info.get("Contact-Email") ?? "",
    date: info.get("Bagging-Date") ?? "",
    software: info.get("Bag-Software-Agent") ?? "",
  };
}

/** What the bag's own files say. */
export interface BagFacts {
  readonly kind: PackageKind;
  readonly top: string;
  readonly origin: string | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly payload: { readonly files: number; readonly bytes: number };
  /** Of a release. */
  readonly request: string | null;
}

/** Compares what the bag says of itself with what is in it. */
export function checkBagInfo(info: BagInfo, facts: BagFacts, faults: Faults): void {
  const wrong = (label: Label, is: string) => {
    const told = info.get(label);
    if (told !== undefined && told !== is) faults.file("bag", bagPaths.info, `its ${label} is not that of the package`);
  };
  const { payload, origin, first, last } = facts;
  wrong("Payload-Oxum", `${payload.bytes}.${payload.files}`);
  if (origin !== null) wrong("External-Identifier", origin);
  if (first !== null && last !== null) wrong("Bag-Group-Identifier", `${first}-${last}`);
  const date = info.get("Bagging-Date");
  if (date !== undefined && !isDay(date)) faults.file("bag", bagPaths.info, "its Bagging-Date is no day");
  const top = topOf(facts);
  if (top !== null && top !== facts.top) {
    faults.whole(
      "bag",
      `its folder is called ${facts.top}, which is not the name of a package with these entries (${top})`,
    );
  }
}

function topOf({ kind, origin, first, last, request }: BagFacts): string | null {
  if (kind === "release") return request === null ? null : `custodia-release-${request}`;
  if (origin === null || first === null) return null;
  return `custodia-${origin.slice(origin.lastIndexOf("/") + 1)}-${first}-${last}`;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
