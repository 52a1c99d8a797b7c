import { lstatSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bagName } from "../../../main/packages/source.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { aDesk, aFolder, type Desk, left, picture, quiet, releaseOf, requestId, write } from "./a-desk.ts";

const mark = "0123456789ab";
const dayAndAHalf = 36 * 3_600_000;

function deskOfOne(): Desk {
  const desk = aDesk();
  desk.addCase(1, desk.seal(picture()));
  return desk;
}

/** Makes files that were last written so long ago. */
function put(folder: string, names: readonly string[], age = dayAndAHalf): readonly string[] {
  const at = (Date.now() - age) / 1000;
  for (const name of names) {
    writeFileSync(join(folder, name), "the beginning of a package");
    utimesSync(join(folder, name), at, at);
  }
  return names;
}

/** `custodia-<log hex>` */
function logName(desk: Desk): string {
  return bagName(desk.exportOf(0), desk.source().origin).replace(/-\d+-\d+$/, "");
}

const packages = (folder: string) => left(folder).filter((name) => !name.startsWith("."));
const others = (folder: string) => left(folder).filter((name) => name.startsWith("."));

describe("[A-6.g.ii] what an export that was killed left behind", () => {
  it("goes with the next export of the same log, of whichever range, sealed or open", async () => {
    const [desk, folder] = [deskOfOne(), aFolder()];
    const log = logName(desk);
    put(folder, [`.${log}-0-3.zip.${mark}.part`, `.${log}-4-1130511.zip.age.${mark}.part`]);
    await write(desk.exportOf(0), desk.source(), folder);
    expect(others(folder)).toEqual([]);
    expect(packages(folder)).toHaveLength(1);
  });

  it("goes before the free room is asked for, and also when there is too little", async () => {
    const [desk, folder] = [deskOfOne(), aFolder()];
    put(folder, [`.${logName(desk)}-0-3.zip.${mark}.part`]);
    const writing = writePackage(
      desk.exportOf(0),
      desk.source(),
      { folder, recipients: [] },
      { ...quiet, freeBytes: 1 },
    );
    await expect(writing).rejects.toMatchObject({ code: "EXPORT_NO_ROOM" });
    expect(left(folder)).toEqual([]);
  });

  it("stays as long as somebody may still be writing it", async () => {
    const [desk, folder] = [deskOfOne(), aFolder()];
    const young = put(folder, [`.${logName(desk)}-0-3.zip.${mark}.part`], 20 * 3_600_000);
    await write(desk.exportOf(0), desk.source(), folder);
    expect(others(folder)).toEqual(young);
  });

  it("of a request goes with the next answer to that request, and with nothing else", async () => {
    const [desk, folder] = [deskOfOne(), aFolder()];
    const another = `.custodia-release-018e9f00-0000-7000-8000-000000000002.zip.${mark}.part`;
    const ours = `.custodia-release-${requestId}.zip.${mark}.part`;
    put(folder, [another, ours]);
    await write(desk.exportOf(0), desk.source(), folder);
    expect(others(folder)).toEqual([ours, another]);
    await write(releaseOf([{ seq: 0, withheld: [] }]), desk.source(), folder);
    expect(others(folder)).toEqual([another]);
  });
});

describe("[A-6.g.ii] what is not ours", () => {
  it("stays: another log's, another name, a folder, a link", async () => {
    const [desk, folder] = [deskOfOne(), aFolder()];
    const log = logName(desk);
    const kept = put(folder, [
      `.custodia-ffffffffffffffff-0-3.zip.${mark}.part`,
      `.${log}-0-3.zip.${mark}0.part`,
      `.${log}-0-3.zip.${mark.toUpperCase()}.part`,
      `.${log}-0-x.zip.${mark}.part`,
      `.${log}-0-3.zip.${mark}.part~`,
      `.${log}-0-3.${mark}.part`,
      `._${log}-0-3.zip.${mark}.part`,
      `.${log}-0-3.zip.part`,
    ]);
    put(folder, [`${log}-0-2.zip`, `${log}-0-2.zip.${mark}.part`, "important.txt"]);
    const [inside, link] = [`.${log}-0-4.zip.${mark}.part`, `.${log}-0-5.zip.${mark}.part`];
    mkdirSync(join(folder, inside));
    writeFileSync(join(folder, inside, "kept"), "");
    const long = new Date(2020, 1, 1);
    utimesSync(join(folder, inside), long, long);
    symlinkSync(join(folder, "important.txt"), join(folder, link));
    const before = [...kept, inside, link];
    await write(desk.exportOf(0), desk.source(), folder);
    expect(new Set(others(folder))).toEqual(new Set(before));
    expect(packages(folder)).toHaveLength(4);
    expect(lstatSync(join(folder, link)).isSymbolicLink()).toBe(true);
  });
});
