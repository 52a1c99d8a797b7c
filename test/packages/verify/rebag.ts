/** Changes a package as somebody would who wants the change accepted: all that needs no key is made right again. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage } from "../../../main/packages/open/index.ts";
import { aFolder, sha256 } from "./a-log.ts";
import { type RawMember, type RawZip, rawZip } from "./raw-zip.ts";

/** The files of a package by path below its top folder, in their order. */
export class Files extends Map<string, Buffer> {
  top = "";

  text(path: string): string {
    return this.get(path)?.toString("utf8") ?? "";
  }

  /** Replaces text, which must be there. */
  replace(path: string, from: string | RegExp, to: string): void {
    const before = this.text(path);
    const after = before.replace(from, to);
    if (before === after) throw new Error(`nothing changed in ${path}`);
    this.set(path, Buffer.from(after));
  }

  lines(path: string): string[] {
    return this.text(path).split("\n").slice(0, -1);
  }

  setLines(path: string, lines: readonly string[]): void {
    this.set(path, Buffer.from(lines.map((line) => `${line}\n`).join("")));
  }
}

export async function filesOf(path: string): Promise<Files> {
  const file = await openPackage(path, { identities: [] });
  try {
    const files = new Files();
    files.top = file.top;
    for (const member of file.list()) files.set(member.path, await file.read(member.path, 2 ** 30));
    return files;
  } finally {
    file.close();
  }
}

/** Manifests, sums and sizes that fit what is there now. */
export function madeRight(files: Files): void {
  const payload = [...files.keys()].filter((path) => path.startsWith("data/"));
  const bytes = payload.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
  const info = files.text("bag-info.txt").replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`);
  if (files.has("bag-info.txt")) files.set("bag-info.txt", Buffer.from(info));
  const manifest = (paths: readonly string[]) => paths.map((path) => `${sha256(files.get(path) ?? "")}  ${path}`);
  files.setLines("manifest-sha256.txt", manifest(payload));
  const tags = [...files.keys()].filter((path) => !path.startsWith("data/") && path !== "tagmanifest-sha256.txt");
  files.setLines("tagmanifest-sha256.txt", manifest(tags));
}

export interface Packing extends RawZip {
  /** For each member, what is to be bent. */
  readonly bend?: (path: string) => Partial<RawMember>;
  readonly more?: readonly RawMember[];
  /** File name, where it is to be another. */
  readonly name?: string;
}

/** @returns the path of a package of these files */
export function packed(files: Files, { bend, more = [], name, ...zip }: Packing = {}): string {
  const members = [...files].map(([path, bytes]) => ({ name: `${files.top}/${path}`, bytes, ...bend?.(path) }));
  const path = join(aFolder(), name ?? `${files.top}.zip`);
  writeFileSync(path, rawZip([...members, ...more], zip));
  return path;
}

/** The package with a change, and manifests that fit it. */
export async function changed(path: string, change: (files: Files) => void): Promise<string> {
  const files = await filesOf(path);
  change(files);
  madeRight(files);
  return packed(files);
}

/** The package with a change, and manifests as they were. */
export async function damaged(path: string, change: (files: Files) => void): Promise<string> {
  const files = await filesOf(path);
  change(files);
  return packed(files);
}
