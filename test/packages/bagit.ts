/** A validator of bags in folders, written against RFC 8493 alone, to hold packages against something that is not Custodia. */

import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What is wrong with a bag; nothing: it is complete and valid (RFC 8493 section 3). */
export function bagFaults(folder: string): string[] {
  const faults: string[] = [];
  const files = filesBelow(folder);
  for (const path of files) if (!lstatSync(join(folder, path)).isFile()) faults.push(`${path} is no plain file`);
  checkDeclaration(folder, files, faults);
  const payload = files.filter((path) => path.startsWith("data/"));
  if (!readdirSync(folder).includes("data")) faults.push("there is no payload directory");
  const manifests = files.filter((path) => /^manifest-[a-z0-9]+\.txt$/.test(path));
  if (manifests.length === 0) faults.push("there is no payload manifest");
  for (const manifest of manifests) {
    const listed = checkManifest(folder, manifest, faults);
    for (const path of payload) if (!listed.has(path)) faults.push(`${manifest} does not list ${path}`);
    for (const path of listed) if (!path.startsWith("data/")) faults.push(`${manifest} lists ${path}, no payload`);
  }
  for (const manifest of files.filter((path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path))) {
    const listed = checkManifest(folder, manifest, faults);
    for (const other of manifests) if (!listed.has(other)) faults.push(`${manifest} does not list ${other}`);
    for (const path of listed) if (/^(data\/|tagmanifest-)/.test(path)) faults.push(`${manifest} lists ${path}`);
  }
  if (files.includes("bag-info.txt")) checkInfo(folder, payload, faults);
  return faults;
}

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return found.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Section 2.1.1: two lines, no byte order mark. */
function checkDeclaration(folder: string, files: readonly string[], faults: string[]): void {
  const text = files.includes("bagit.txt") ? readFileSync(join(folder, "bagit.txt"), "utf8") : "";
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(text)) {
    faults.push("bagit.txt declares no bag of version 1.0 in UTF-8");
  }
}

/** Section 2.1.3: checksum, white space, path below the bag. @returns the paths it lists */
function checkManifest(folder: string, manifest: string, faults: string[]): Set<string> {
  const listed = new Set<string>();
  const algorithm = /-([a-z0-9]+)\.txt$/.exec(manifest)?.[1] ?? "";
  for (const line of readFileSync(join(folder, manifest), "utf8").split(/\r\n|\n|\r/)) {
    if (line === "") continue;
    const [, checksum = "", path = ""] = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line) ?? [];
    const file = path.replace(/%(0A|0D|25)/gi, (encoded) => decodeURIComponent(encoded));
    if (file === "" || /^(\/|~|\.\.?\/|[A-Za-z]:)|\/\.\.?\/|\\/.test(file)) faults.push(`${manifest}: ${line}`);
    else if (listed.has(file)) faults.push(`${manifest} lists ${file} twice`);
    else if (sumOf(join(folder, file), algorithm) !== checksum.toLowerCase())
      faults.push(`${file} is not as ${manifest} says`);
    listed.add(file);
  }
  return listed;
}

function sumOf(file: string, algorithm: string): string {
  try {
    return createHash(algorithm).update(readFileSync(file)).digest("hex");
  } catch {
    return "missing";
  }
}

/** Section 2.2.2: labels and values, a value going on in lines that begin with white space. */
function checkInfo(folder: string, payload: readonly string[], faults: string[]): void {
  const lines = readFileSync(join(folder, "bag-info.txt"), "utf8")
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/);
  for (const line of lines) if (line !== "" && !/^[^\s:][^:]*: ?\S/.test(line)) faults.push(`bag-info.txt: ${line}`);
  const oxums = lines.filter((line) => line.toLowerCase().startsWith("payload-oxum:"));
  if (oxums.length > 1) faults.push("Payload-Oxum stands there twice");
  const bytes = payload.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
  const [oxum] = oxums;
  if (oxum !== undefined && oxum.slice(13).trim() !== `${bytes}.${payload.length}`)
    faults.push("Payload-Oxum is wrong");
}
