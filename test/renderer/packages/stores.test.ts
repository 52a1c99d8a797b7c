import { beforeEach, describe, expect, it } from "vitest";
import { ask, RefusedError } from "../../../renderer/bridge.ts";
import { closePackage, openPackage, usePackage } from "../../../renderer/stores/package.ts";
import { followRecords, useRecordsStore } from "../../../renderer/stores/records.ts";
import { cancelWork, doWork, useWork } from "../../../renderer/stores/work.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";

let bridge: FakeBridge;
beforeEach(() => {
  bridge = setUpDesk();
  bridge.records.desk.pace = 1;
  usePackage.setState({ shown: null });
  useRecordsStore.setState({ desk: null, refused: null });
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe("long work", () => {
  it("forgets what it was at when it fails, and hands the refusal on", async () => {
    bridge.refuse.set("export.run", { code: "EXPORT_NO_ROOM" });
    const run = doWork("export", () => ask("export.run", { range: "all", recipients: [] }));
    await expect(run).rejects.toMatchObject({ refused: { code: "EXPORT_NO_ROOM" } });
    expect(useWork.getState()).toEqual({ running: null, progress: null, stopping: false });
  });

  it("shows how far it is, and is over quietly when it was cancelled", async () => {
    bridge.records.dialogs.packages = ["extends"];
    const opening = openPackage("mine");
    expect(useWork.getState().running).toBe("open");
    await until(() => useWork.getState().progress !== null);
    await cancelWork();
    expect(await opening).toBe(false);
    expect(usePackage.getState().shown).toBeNull();
    expect(useWork.getState().running).toBeNull();
  });

  it("says when a package that is being checked was cancelled by main’s own code for it", async () => {
    bridge.refuse.set("package.open", { code: "VERIFY_CANCELLED" });
    expect(await openPackage("mine")).toBe(false);
  });
});

describe("an opened package", () => {
  it("is searched by its own token, and its first page comes with its count", async () => {
    bridge.records.dialogs.packages = ["extends"];
    expect(await openPackage("mine")).toBe(true);
    const shown = usePackage.getState().shown;
    await shown?.search.search();
    const state = shown?.search.use.getState();
    expect(state?.cases.length).toBe(shown?.opened.cases);
    expect(state?.found).toEqual({ cases: shown?.opened.cases, more: false });
    const [file] = state?.cases.flatMap(({ picture }) => (picture === null ? [] : [picture.sha256])) ?? [];
    expect((await shown?.evidence.read(file ?? ""))?.bytes.length).toBeGreaterThan(0);
  });

  it("says of its own damaged files that the package does not verify, not that the log here is damaged", async () => {
    bridge.records.dialogs.packages = ["extends"];
    await openPackage("mine");
    bridge.refuse.set("package.evidence", { code: "EVIDENCE_DAMAGED", detail: { sha256: "ab" } });
    const read = usePackage.getState().shown?.evidence.read("ab");
    await expect(read).rejects.toMatchObject({ refused: { code: "PACKAGE_DOES_NOT_VERIFY" } });
  });

  it("is closed in main, too, so that nothing of it can be read any more", async () => {
    bridge.records.dialogs.packages = ["extends"];
    await openPackage("mine");
    const shown = usePackage.getState().shown;
    closePackage();
    expect(usePackage.getState().shown).toBeNull();
    await shown?.search.search();
    expect(shown?.search.use.getState().refused).toMatchObject({ code: "PACKAGE_UNKNOWN" });
  });

  it("stays open when the next one can’t be opened", async () => {
    bridge.records.dialogs.packages = ["extends", { code: "PACKAGE_NOT_FOR_YOU", detail: {} }];
    await openPackage("mine");
    const before = usePackage.getState().shown;
    await expect(openPackage("mine")).rejects.toBeInstanceOf(RefusedError);
    expect(usePackage.getState().shown).toBe(before);
  });

  it("keeps both heads of a fork on the desk", async () => {
    const stop = followRecords();
    bridge.records.dialogs.packages = ["forked"];
    await openPackage("mine");
    const { desk } = useRecordsStore.getState();
    const fork = usePackage.getState().shown?.opened.fork;
    const kept = desk?.forks.find(({ id }) => id === fork);
    expect(kept?.seen).not.toBe(kept?.shown);
    stop();
  });
});

describe("the records desk", () => {
  it("keeps why it could not be read", async () => {
    bridge.refuse.set("records.desk", { code: "DISK_FAILED" });
    const stop = followRecords();
    await until(() => useRecordsStore.getState().refused !== null);
    expect(useRecordsStore.getState().refused).toEqual({ code: "DISK_FAILED" });
    stop();
  });

  it("follows what main says until it is left", async () => {
    const stop = followRecords();
    await until(() => useRecordsStore.getState().desk !== null);
    await ask("export.choose-folder", null);
    expect(useRecordsStore.getState().desk?.settings.schedule.folder).toBe("Records for IT");
    stop();
    bridge.records.dialogs.folder = "Elsewhere";
    await ask("export.choose-folder", null);
    expect(useRecordsStore.getState().desk?.settings.schedule.folder).toBe("Records for IT");
  });
});
