import { afterEach, describe, expect, it } from "vitest";
import { proofTray } from "../../../renderer/accounts/proof.ts";
import { takeFilesHere, trayHere } from "../../../renderer/stores/tray.ts";

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

describe("files that are pasted while a form takes them", () => {
  it("belong to the form on the screen, and to none once it is closed", () => {
    expect(trayHere()).toBeNull();
    const end = takeFilesHere(proofTray("account-1"), "words");
    expect(trayHere()).toEqual({ tray: "proof:account-1", words: "words" });
    end();
    expect(trayHere()).toBeNull();
  });

  it("stay with the form that came last when the one before closes after it", () => {
    const endFirst = takeFilesHere("first", "");
    ends.push(takeFilesHere("second", ""));
    endFirst();
    expect(trayHere()?.tray).toBe("second");
  });
});
