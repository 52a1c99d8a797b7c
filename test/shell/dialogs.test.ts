import { execFileSync } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { chooseFile, chooseFolder, chooseSavePlace, type FileWish, type SaveWish } from "../../main/shell/dialogs.ts";
import { record } from "../standin/record.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const window = () => ({}) as BrowserWindow;
const wish: FileWish = { title: "Choose", filters: [], most: 1_000, tooLarge: "VAULT_TOO_LARGE" };
const save: SaveWish = { title: "Save", filters: [], name: "a vault", mode: 0o644 };
const saveFile = async (owner: typeof window | (() => null), asked: SaveWish) =>
  (await chooseSavePlace(owner, asked))?.save("sealed") ?? null;
const code = (expected: string, detail: object = {}) =>
  expect.objectContaining({ code: expected, detail: expect.objectContaining(detail) });

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  record.fileAnswers.length = 0;
  record.saveAnswers.length = 0;
  record.proposed.length = 0;
  vi.stubEnv("CUSTODIA_STAND_IN_DRIVEN", "1");
});

describe("choosing a file", () => {
  it("is nothing when the person cancels, or there is no window any more", async () => {
    record.fileAnswers.push([]);
    expect(await chooseFile(window, wish)).toBeNull();
    record.fileAnswers.push([join(folder, "a")]);
    expect(await chooseFile(() => null, wish)).toBeNull();
    expect(record.fileAnswers).toHaveLength(1);
  });

  it("refuses a file that is missing, a folder, a link that goes in circles, a socket, and a pipe that nobody writes to", async () => {
    const [pipe, circle, socket] = [join(folder, "pipe"), join(folder, "circle"), join(folder, "socket")];
    execFileSync("mkfifo", [pipe]);
    symlinkSync(circle, circle);
    const server = createServer().listen(socket);
    await once(server, "listening");
    for (const path of [join(folder, "gone.age"), folder, circle, socket, pipe]) {
      record.fileAnswers.push([path]);
      await expect(chooseFile(window, wish), path).rejects.toEqual(code("FILE_UNREADABLE", { name: basename(path) }));
    }
    server.close();
  });

  it("refuses a file that is too large without reading it, and takes the largest that is allowed", async () => {
    const file = join(folder, "large.age");
    writeFileSync(file, "");
    truncateSync(file, 2 * 1024 ** 4);
    record.fileAnswers.push([file]);
    const refused = code("VAULT_TOO_LARGE", { name: "large.age", bytes: 2 * 1024 ** 4, limit: 1_000 });
    await expect(chooseFile(window, wish)).rejects.toEqual(refused);
    truncateSync(file, 1_000);
    record.fileAnswers.push([file]);
    expect((await chooseFile(window, wish))?.bytes.length).toBe(1_000);
  });

  it("gives the bytes and the file's name, not its place", async () => {
    const file = join(folder, "of Quinn\u202e.age");
    writeFileSync(file, "sealed");
    record.fileAnswers.push([file]);
    const chosen = await chooseFile(window, wish);
    expect(chosen).toEqual({ name: "of Quinn.age", bytes: Buffer.from("sealed") });
    expect(JSON.stringify(chosen)).not.toContain(folder);
  });
});

describe("choosing a folder", () => {
  it("is nothing when the person cancels, else the folder, for main alone", async () => {
    record.fileAnswers.push([]);
    expect(await chooseFolder(window, "Choose")).toBeNull();
    expect(await chooseFolder(() => null, "Choose")).toBeNull();
    record.fileAnswers.push([folder]);
    expect(await chooseFolder(window, "Choose")).toBe(folder);
  });
});

describe("saving a file", () => {
  it("writes nothing when the person cancels, or there is no window any more", async () => {
    record.saveAnswers.push(null);
    expect(await saveFile(window, save)).toBeNull();
    expect(await saveFile(() => null, save)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("proposes a clean name, and says under which one it was saved", async () => {
    const file = join(folder, "mine.custodia-vault");
    record.saveAnswers.push(file);
    expect(await saveFile(window, { ...save, name: "../Parks/..\u202e vault " })).toBe("mine.custodia-vault");
    expect(record.proposed).toEqual(["vault"]);
    expect(readFileSync(file, "utf8")).toBe("sealed");
    expect(readdirSync(folder)).toEqual(["mine.custodia-vault"]);
  });

  it("lets others read what is sealed, and nobody what lies open", async () => {
    const [sealed, open] = [join(folder, "sealed"), join(folder, "open")];
    record.saveAnswers.push(sealed, open);
    await saveFile(window, save);
    await saveFile(window, { ...save, mode: 0o600 });
    expect(statSync(sealed).mode & 0o044).toBe(0o044 & ~process.umask());
    expect(statSync(open).mode & 0o077).toBe(0);
  });

  it("leaves an older file of that name as it was when the new one can't be written", async () => {
    const file = join(folder, "taken");
    mkdirSync(file);
    writeFileSync(join(file, "inside"), "kept");
    record.saveAnswers.push(file);
    await expect(saveFile(window, save)).rejects.toEqual(code("FILE_NOT_SAVED", { name: "taken" }));
    expect(readdirSync(folder)).toEqual(["taken"]);
    expect(readFileSync(join(file, "inside"), "utf8")).toBe("kept");
  });

  it("says so when the place is gone, without a word about the data folder", async () => {
    const gone = join(folder, "stick");
    mkdirSync(gone);
    rmSync(gone, { recursive: true });
    record.saveAnswers.push(join(gone, "vault"));
    await expect(saveFile(window, save)).rejects.toEqual(code("FILE_NOT_SAVED", { name: "vault" }));
  });
});
