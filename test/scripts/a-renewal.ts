/** The script that renews the ends of support, run on a list of 2026-11-10 in a folder of its own. */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { parseEndOfLife } from "../../main/device-data/index.ts";
import type { Cycle } from "../../main/model/device/end-of-life.ts";

export const root = join(import.meta.dirname, "..", "..");
const fixtures = join(root, "test", "fixtures", "end-of-life");
const script = join(root, "scripts", "update-end-of-life.mjs");

/** The list as it stands before, byte for byte. */
export const before = readFileSync(join(fixtures, "list.json"), "utf8");

/** The day of files that do not say theirs. */
export const on = ["--on", "2026-11-20"] as const;

export interface Renewal {
  readonly folder: () => string;
  /** The list that is renewed. */
  readonly into: () => string;
  readonly update: (...words: readonly string[]) => { readonly status: number | null; readonly said: string };
  /** A file of our own making. */
  readonly given: (name: string, content: unknown) => string;
  /** A recorded one, as if it had been downloaded now. */
  readonly fixture: (name: string) => string;
  readonly list: () => string;
  readonly cycles: (id: string) => readonly Cycle[];
  readonly cycle: (id: string, name: string) => Cycle | undefined;
}

export function aRenewal(): Renewal {
  let folder = "";
  const into = () => join(folder, "end-of-life.json");
  const list = () => readFileSync(into(), "utf8");
  const cycles = (id: string) => parseEndOfLife(list()).products.find((one) => one.id === id)?.cycles ?? [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "end-of-life-"));
    copyFileSync(join(fixtures, "list.json"), into());
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const given = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
  return {
    folder: () => folder,
    into,
    update: (...words) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--into", into(), ...words], {
        encoding: "utf8",
      });
      return { status, said: `${stdout}${stderr}` };
    },
    given,
    fixture: (name) => given(name, readFileSync(join(fixtures, name), "utf8")),
    list,
    cycles,
    cycle: (id, name) => cycles(id).find((one) => one.cycle === name),
  };
}

/** A release in the older shape. */
export const release = (cycle: string, more = {}) => ({ cycle, eol: "2027-01-01", latest: cycle, ...more });

/** An answer in the newer shape. */
export function answer(name: string, releases: readonly unknown[], generatedAt: unknown = "2026-11-20T00:12:41+00:00") {
  return { generated_at: generatedAt, result: { name, releases } };
}

/** A release in the newer shape. */
export function dated(name: string, eolFrom: string | null, latest: string | null, more = {}) {
  const newest = latest === null ? null : { name: latest, date: "2026-11-18" };
  return { name, isEol: false, eolFrom, latest: newest, ...more };
}
