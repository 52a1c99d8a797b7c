import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { WorkProgress } from "../../main/model/records-view.ts";
import { exportInThread } from "../../main/services/package-thread.ts";
import { aDesk, aFolder, type Desk, left, packFolder, picture } from "../packages/write/a-desk.ts";

function taskOf(desk: Desk, folder: string) {
  const plan = desk.exportOf(0);
  return {
    database: desk.file,
    evidence: desk.evidence,
    packs: [packFolder] as const,
    plan,
    to: { folder, recipients: [] },
  };
}

function deskOf(cases: number, bytes: number): Desk {
  const desk = aDesk();
  for (let number = 1; number <= cases; number += 1) desk.addCase(number, desk.seal(picture(bytes)));
  return desk;
}

const never = new AbortController().signal;

describe("[A-6.g.ii] an export in a thread of its own", () => {
  it("says in Custodia's words why it did not come about", async () => {
    const desk = deskOf(1, 100);
    const folder = join(aFolder(), "no");
    const around = { onProgress: () => {}, signal: never };
    const refused = { code: "EXPORT_PLACE_MISSING", detail: { folder } };
    await expect(exportInThread(taskOf(desk, folder), around)).rejects.toMatchObject(refused);
    const missing = { ...taskOf(desk, aFolder()), database: join(folder, "log.sqlite") };
    await expect(exportInThread(missing, around)).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  });

  it("stops when it is cancelled, at once or half-way, and leaves nothing", async () => {
    const desk = deskOf(30, 4_000_000);
    const folder = aFolder();
    const cancelled = { onProgress: () => {}, signal: AbortSignal.abort() };
    await expect(exportInThread(taskOf(desk, folder), cancelled)).rejects.toMatchObject({ code: "EXPORT_CANCELLED" });
    const cancel = new AbortController();
    const onProgress = ({ stage, done }: WorkProgress) => {
      if (stage === "files" && done > 0) cancel.abort();
    };
    const writing = exportInThread(taskOf(desk, folder), { onProgress, signal: cancel.signal });
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_CANCELLED" });
    expect(left(folder)).toEqual([]);
  });

  it("writes the log as it was, while entries are appended, and tells how far it is", async () => {
    const desk = deskOf(3, 9_000_000);
    const folder = aFolder();
    const stages = new Set<string>();
    let appended = 0;
    const onProgress = ({ stage, done, total }: WorkProgress) => {
      stages.add(stage);
      expect(total === 0 || done <= total).toBe(true);
      if (stage === "files" && appended < 5) desk.addCase(100 + appended++, desk.seal(picture()));
    };
    const written = await exportInThread(taskOf(desk, folder), { onProgress, signal: never });
    expect(appended).toBeGreaterThan(0);
    expect([...stages]).toEqual(expect.arrayContaining(["reading", "entries", "files", "saving"]));
    expect(written.path).toBe(join(folder, written.package.name));
    expect(written.package.bytes).toBe(readFileSync(written.path).length);
    const top = written.package.name.replace(/\.zip$/, "");
    const inZip = (file: string) => execFileSync("unzip", ["-p", written.path, `${top}/${file}`]);
    const sum = execFileSync("sha256sum", { input: inZip("tagmanifest-sha256.txt") }).toString();
    expect(sum.slice(0, 64)).toBe(written.package.manifest);
    expect(inZip("data/entries.jsonl").toString().trimEnd().split("\n")).toHaveLength(12);
    expect(inZip("checkpoint").toString().split("\n")[1]).toBe("12");
    expect(inZip("manifest-sha256.txt").toString()).not.toContain("proofs/");
  });
});
