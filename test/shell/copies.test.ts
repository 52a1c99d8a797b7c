import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Copies, copyName } from "../../main/shell/copies.ts";
import { webAddress } from "../../main/shell/requests/cases.ts";
import { record } from "../standin/record.ts";
import { temporaryFolder } from "./folder.ts";

vi.mock("electron", () => import("../standin/electron.ts"));

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("copies for the system's viewer", () => {
  it("are named as the person's file, with an extension that fits the bytes", () => {
    expect(copyName({ name: "comment.png", mediaType: "image/png" })).toBe("comment.png");
    expect(copyName({ name: "PHOTO.JPEG", mediaType: "image/jpeg" })).toBe("PHOTO.JPEG");
    expect(copyName({ name: "comment.exe", mediaType: "image/png" })).toBe("comment.exe.png");
    expect(copyName({ name: "../../etc/cron", mediaType: "application/pdf" })).toBe("cron.pdf");
  });

  it("are never made of a type that a viewer might run", () => {
    for (const mediaType of ["text/html", "image/svg+xml", "application/x-msdownload", "constructor"]) {
      expect(() => copyName({ name: "a", mediaType })).toThrow(code("EVIDENCE_TYPE_UNKNOWN"));
    }
  });

  it("go when the app ends", async () => {
    const sealed = join(temporaryFolder(), "sealed");
    writeFileSync(sealed, "pixels");
    const copies = new Copies(temporaryFolder());
    const evidence = { name: "comment.png", mediaType: "image/png", bytes: 6, sha256: "ab" };
    await copies.open(evidence, { copyTo: async (_sha256, file) => copyFileSync(sealed, file) });
    const opened = String(record.opened.at(-1));
    expect(opened.endsWith("comment.png")).toBe(true);
    expect(existsSync(opened)).toBe(true);
    copies.remove();
    expect(existsSync(dirname(opened))).toBe(false);
    expect(existsSync(sealed)).toBe(true);
  });
});

describe("the system's browser", () => {
  it("is given web addresses only", () => {
    expect(webAddress("https://www.example.com/post/1")).toBe("https://www.example.com/post/1");
    for (const address of [
      "file:///etc/passwd",
      "javascript:alert(1)",
      "custodia://app/",
      "smb://host/share",
      "x",
      null,
    ]) {
      expect(() => webAddress(address), String(address)).toThrow(code("ADDRESS_INVALID"));
    }
  });
});
