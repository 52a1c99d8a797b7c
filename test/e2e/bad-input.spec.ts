import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, RunningApp, test } from "./app.ts";
import { commentPicture } from "./comment-picture.ts";
import { Desk } from "./desk.ts";

const post = {
  page: "Parks (sample)",
  post: "Closed.",
  author: "river_walker_77",
  comment: "Regret it.",
  when: "today",
};
const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, "..", "fixtures", "evidence", name));

async function deskAtSeal(app: RunningApp, text = post.comment): Promise<Desk> {
  const desk = new Desk(app);
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  await desk.describe({ author: post.author, text });
  await desk.startCase();
  return desk;
}

async function tryToSeal(desk: Desk): Promise<void> {
  await desk.page
    .getByRole("form", { name: "Seal evidence" })
    .getByRole("button", { name: /^Seal / })
    .click();
}

/** Nothing was recorded and nothing lies about: only the case's first entry, no file. */
async function expectNothingSealed(app: RunningApp): Promise<void> {
  const [open] = await app.get("cases.open", null);
  expect(open?.summary).toMatchObject({ entries: 1, evidenceCount: 0 });
  const shelf = join(app.folder, "evidence");
  const files = readdirSync(shelf, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map((file) => file.name)).toEqual([]);
}

/** A PNG's claimed size stands in bytes 16 to 23; the checksum of that chunk after it. */
function claimedHuge(png: Buffer): Buffer {
  const huge = Buffer.from(png);
  huge.writeUInt32BE(100_000, 16);
  huge.writeUInt32BE(100_000, 20);
  let crc = 0xffffffff;
  for (const byte of huge.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  huge.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return huge;
}

const refused: readonly (readonly [string, string, () => Buffer, RegExp])[] = [
  ["an empty file", "empty.png", () => Buffer.alloc(0), /empty/i],
  [
    "a file cut short",
    "cut.png",
    () => fixture("picture.png").subarray(0, 60),
    /cut short|incomplete|ends before|truncated/i,
  ],
  [
    "a text in a picture's name",
    "letter.png",
    () => Buffer.from("Dear Sir or Madam, ".repeat(40)),
    /not a (picture|kind)|kind of file|type/i,
  ],
  ["a picture that claims 100,000 × 100,000 pixels", "bomb.png", () => claimedHuge(fixture("picture.png")), /100,000/],
];

for (const [what, name, bytes, sentence] of refused) {
  test(`[A-6.g.iii] refuses ${what} with a sentence, and leaves nothing behind`, async ({ ready }) => {
    const desk = await deskAtSeal(ready);
    await desk.paste(bytes(), name);
    await tryToSeal(desk);
    await expect(desk.page.getByRole("main").getByText(sentence).first()).toBeVisible();
    await expectNothingSealed(ready);
  });
}

test("seals a mislabelled picture as what it is and says so", async ({ ready }) => {
  const desk = await deskAtSeal(ready);
  await desk.paste(fixture("picture.jpg"), "screen.png");
  await desk.seal();
  await expect(desk.page.getByText(/JPEG/).first()).toBeVisible();
});

test("keeps a hostile file name from naming a place, and text from becoming a page", async ({ ready }) => {
  const text = `<img src=x onerror="document.title='taken'">\u202Eright to left\u202C שלום 👩‍👩‍👧`;
  const desk = await deskAtSeal(ready, text);
  await desk.paste(await commentPicture(desk.page, post), "../../\u0007etc/pass\u202Egnp.wd 👾.png");
  await desk.seal();
  const [open] = await ready.get("cases.open", null);
  const view = await ready.get("cases.get", { id: open?.summary.id ?? "" });
  const sealed = view.entries.find((entry) => entry.kind === "evidence.sealed");
  for (const part of ["..", "/", "\u0007", "\u202E"]) expect(sealed?.fields.evidence.name).not.toContain(part);
  expect(view.entries[0]?.fields).toMatchObject({ content: text });
  await desk.showRecord();
  expect(await desk.page.title()).not.toBe("taken");
});

test("mends lone surrogates and control characters as they are pasted, and says so", async ({ ready }) => {
  const desk = new Desk(ready);
  await desk.go("Remove content");
  await desk.addAccount({ platform: "Facebook", handle: "@sample_parks", name: "Parks (sample)" });
  const reply = await ready.ask("cases.start", {
    account: (await ready.get("accounts.list", null))[0]?.id ?? "",
    address: null,
    author: "river",
    content: "half an emoji: \ud83d",
    contentKind: "comment",
    postedAt: null,
    published: true,
  });
  expect(reply).toMatchObject({ ok: false });
  const box = desk.page.getByRole("textbox", { name: "Text of the content" });
  await box.focus();
  await desk.page.keyboard.insertText("a\u0001b\u0002c");
  await expect(box).toHaveValue("abc");
  await expect(desk.page.getByText(/characters? .*(removed|left out|dropped|taken out)/i).first()).toBeVisible();
});

test("refuses a time in the future and an account opened after the post", async ({ ready }) => {
  const account = await ready.get("accounts.add", {
    department: "Parks",
    platform: "Facebook",
    handle: "@late",
    name: "Late (sample)",
    address: null,
    since: "2026-01-01",
  });
  const opened = (postedAt: string) =>
    ready.ask("cases.start", {
      account: account.id,
      address: null,
      author: "river",
      content: "x",
      contentKind: "comment",
      postedAt,
      published: true,
    });
  expect(await opened("2999-01-01T00:00:00.000Z")).toMatchObject({ ok: false, error: { code: "TIME_IN_FUTURE" } });
  expect(await opened("2020-01-01T00:00:00.000Z")).toMatchObject({ ok: false, error: { code: "TIME_BEFORE_ACCOUNT" } });
});

test("takes a text of a megabyte, shows its beginning, and stays usable", async ({ ready }) => {
  const account = await ready.get("accounts.add", {
    department: "Parks",
    platform: "Facebook",
    handle: "@long",
    name: "Long (sample)",
    address: null,
    since: null,
  });
  const words = "lorem ipsum ".repeat(87_000);
  const start = (content: string) =>
    ready.ask("cases.start", {
      account: account.id,
      address: null,
      author: "long_winded",
      content,
      contentKind: "post",
      postedAt: null,
      published: true,
    });
  expect(await start(words)).toMatchObject({ ok: true });
  expect(await start(words + words)).toMatchObject({ ok: false, error: { code: "TEXT_TOO_LONG" } });
  const desk = new Desk(ready);
  await desk.go("Log");
  await desk.page.getByText("long_winded").first().click();
  await expect(desk.heading("Timeline")).toBeVisible();
  await expect(desk.page.getByRole("button", { name: /show (all|more)/i }).first()).toBeVisible();
});

test("says what is wrong with a folder whose database is no database, and changes nothing in it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "custodia-foreign-"));
  const letter = "this is a letter and not a database at all. ".repeat(30);
  writeFileSync(join(folder, "log.sqlite"), letter);
  const app = await RunningApp.start(folder);
  await expect(app.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(app.page.getByText(/not a database|is no database|not Custodia/i).first()).toBeVisible();
  await app.close();
  expect(readFileSync(join(folder, "log.sqlite"), "utf8")).toBe(letter);
  rmSync(folder, { recursive: true, force: true });
});
