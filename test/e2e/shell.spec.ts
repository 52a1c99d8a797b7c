/** What the shell does for the page: dialogs, viewer, browser, clipboard, screens, keys, and ending in order. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sealPicture, startCase, tinyPng } from "./a-case.ts";
import { expect, firstRun, RunningApp, test } from "./app.ts";

test("files from the system's dialog are named by tokens, and their paths stay in main", async ({ ready, folder }) => {
  const file = join(folder, "page.png");
  writeFileSync(file, tinyPng);
  await ready.answerFiles(file);
  const sources = await ready.get("evidence.choose", null);
  expect(sources).toEqual([
    { source: expect.stringMatching(/^[0-9a-f]{32}$/), name: "page.png", bytes: tinyPng.length },
  ]);
  const view = await startCase(ready);
  const source = String(sources[0]?.source);
  const sealed = await ready.get("evidence.seal", { source, case: view.summary.id, purpose: "before", note: "" });
  expect(sealed.view.summary.evidenceCount).toBe(1);
  expect(existsSync(file)).toBe(true);
  await ready.answerFiles();
  expect(await ready.get("evidence.choose", null)).toEqual([]);
});

test("a sealed file is shown in the window, and a copy of it in the system's viewer until the app ends", async ({
  ready,
}) => {
  const view = await sealPicture(ready, await startCase(ready), "comment.exe");
  const sha256 = String(view.summary.picture?.sha256);
  const bytes = await ready.page.evaluate(async (hash) => {
    const reply = await window.custodia.request("evidence.read", { sha256: hash });
    return reply.ok ? { type: reply.value.mediaType, bytes: [...reply.value.bytes] } : null;
  }, sha256);
  expect(bytes).toEqual({ type: "image/png", bytes: [...tinyPng] });
  await ready.get("evidence.open-copy", { sha256 });
  const [copy = ""] = (await ready.record()).opened;
  expect(basename(copy)).toBe("comment.exe.png");
  expect(copy.startsWith(ready.folder)).toBe(false);
  expect(readFileSync(copy)).toEqual(Buffer.from(tinyPng));
  await ready.close();
  expect(existsSync(copy)).toBe(false);
});

test("the content's own address, and no other, goes to the system's browser", async ({ ready }) => {
  const view = await startCase(ready, { address: "https://www.example.com/parks/posts/1?comment=2" });
  await ready.get("cases.visit", { id: view.summary.id });
  expect((await ready.record()).external).toEqual(["https://www.example.com/parks/posts/1?comment=2"]);
  expect(await ready.ask("cases.visit", { id: "https://example.com/" })).toMatchObject({ ok: false });
  expect((await ready.record()).external).toHaveLength(1);
});

test("copying happens in main, and carries every character", async ({ app }) => {
  const text = "Dear Casey,\n\u202Ethis\u202C is “why” \u{1F5BC}\u0000.";
  await app.get("clipboard.copy", { text });
  expect((await app.record()).clipboard).toBe(text);
});

test("a picture of the screen comes as a whole PNG", async ({ ready }) => {
  const seen = await ready.page.evaluate(async () => {
    const reply = await window.custodia.request("capture.screens", null);
    return reply.ok
      ? reply.value.map(({ name, png }) => ({ name, head: [...png.subarray(0, 8)], bytes: png.length }))
      : reply;
  });
  expect(seen).toEqual([
    { name: expect.any(String), head: [137, 80, 78, 71, 13, 10, 26, 10], bytes: expect.any(Number) },
  ]);
});

test("a second start on the same folder leaves the first alone", async ({ ready, folder }) => {
  await expect(RunningApp.start(folder)).rejects.toThrow();
  expect(await ready.get("app.state", null)).toMatchObject({ phase: "ready" });
});

test("a megabyte of evidence passes in chunks, and progress is told", async ({ ready }) => {
  const view = await startCase(ready);
  const outcome = await ready.page.evaluate(async (id) => {
    const seen: number[] = [];
    const stop = window.custodia.on("seal.progress", ({ done }) => seen.push(done));
    const bytes = new Uint8Array(3 * 1024 * 1024).fill(7);
    const begun = await window.custodia.request("evidence.begin", { name: "not-a-picture.png", bytes: bytes.length });
    if (!begun.ok) return begun;
    const { source } = begun.value;
    for (let at = 0; at < bytes.length; at += 1024 * 1024) {
      await window.custodia.request("evidence.chunk", { source, bytes: bytes.subarray(at, at + 1024 * 1024) });
    }
    const sealed = await window.custodia.request("evidence.seal", { source, case: id, purpose: "before", note: "" });
    stop();
    return { sealed, seen };
  }, view.summary.id);
  expect(outcome).toMatchObject({ sealed: { ok: false, error: { code: "EVIDENCE_TYPE_UNKNOWN" } } });
  expect(readdirSync(join(ready.folder, "spool"))).toEqual([]);
});

test("closing the window ends the app in order, and everything is there again", async ({ ready }) => {
  const view = await sealPicture(ready, await startCase(ready));
  expect(await ready.close()).toBe(0);
  const again = await RunningApp.start(ready.folder);
  try {
    expect((await again.get("cases.get", { id: view.summary.id })).summary.evidenceCount).toBe(1);
  } finally {
    await again.close();
  }
});

test("a killed app loses nothing that it had acknowledged", async ({ ready }) => {
  const view = await sealPicture(ready, await startCase(ready));
  await ready.crash();
  expect((await ready.get("cases.get", { id: view.summary.id })).summary.evidenceCount).toBe(1);
});

test("the theme of the profile reaches the page", async ({ app }) => {
  const state = await firstRun(app, "anchorage");
  if (state.phase !== "ready") throw new Error("not ready");
  const dark = () => app.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await app.get("app.profile", { person: state.person, pack: state.pack, theme: "dark" });
  await expect.poll(dark).toBe(true);
  await app.get("app.profile", { person: state.person, pack: state.pack, theme: "light" });
  await expect.poll(dark).toBe(false);
});

test("Ctrl+N and Ctrl+K reach the page, once each", async ({ ready }) => {
  await ready.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    window.custodia.on("app.command", ({ command }) => seen.push(command));
  });
  await ready.page.keyboard.press("Control+k");
  await ready.page.keyboard.press("Escape");
  await ready.page.keyboard.press("Control+n");
  await ready.page.waitForTimeout(300);
  const seen = await ready.page.evaluate(() => (window as typeof window & { seen: string[] }).seen);
  expect(seen.length).toBeLessThanOrEqual(2);
  expect(new Set(seen).size).toBe(seen.length);
});
