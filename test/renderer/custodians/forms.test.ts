import { describe, expect, it } from "vitest";
import type { CredentialRow } from "../../../main/model/vault-view.ts";
import { emailFault } from "../../../renderer/custodians/email.ts";
import { standingWords, takeWords } from "../../../renderer/custodians/incoming-words.ts";
import { qrPath } from "../../../renderer/custodians/qr-path.ts";
import { roleOfTitle, roleOptions } from "../../../renderer/custodians/roles.ts";
import { rowsWith } from "../../../renderer/custodians/rows-with.ts";
import { choicesWith } from "../../../renderer/custodians/time-choices.ts";
import { anoka } from "../../model/packs.ts";

describe("forms about custodians", () => {
  it("wants an address that a key can be named after", () => {
    for (const wrong of [
      "",
      "pat",
      "pat@",
      "@city.example",
      "pat@city",
      "pat lee@city.example",
      "pat+x@city.example",
      "pat@city..example",
      ".pat@city.example",
      "pat@city.example.",
    ]) {
      expect(emailFault(wrong), wrong).not.toBeNull();
    }
    expect(emailFault(" pat.lee@city.example ")).toBeNull();
  });

  it("guesses the role of the policy from the title, and offers none as well", () => {
    expect(roleOfTitle(anoka, " communications manager ")).toBe("communications-manager");
    expect(roleOfTitle(anoka, "Mayor")).toBe("");
    expect(roleOptions(anoka)[0]).toEqual({ value: "", label: "No particular role" });
    expect(roleOptions(anoka)).toHaveLength(anoka.roles.length + 1);
  });

  it("narrows credentials down by name, user name and address", () => {
    const row = (label: string, username: string, address: string | null) =>
      ({ label, username, address }) as CredentialRow;
    const rows = [row("Parks page", "parks", null), row("Newsletter", "news", "https://mail.example/login")];
    expect(rowsWith(rows, "  ")).toEqual(rows);
    expect(rowsWith(rows, "MAIL.example")).toEqual([rows[1]]);
    expect(rowsWith(rows, "nothing of the kind")).toEqual([]);
  });

  it("offers the present time even when it is none of the usual ones", () => {
    expect(choicesWith([1, 5, 10], 7)).toEqual([1, 5, 7, 10]);
    expect(choicesWith([1, 5, 10], 5)).toEqual([1, 5, 10]);
  });

  it("says what each sealed file brings about, and names the button after it", () => {
    expect(new Set(Object.values(standingWords)).size).toBe(4);
    expect(takeWords({ standing: "new" })).toBe("Add this vault");
    expect(takeWords({ standing: "same" })).toBe("Make the receipt");
  });
});

describe("a QR code as a path", () => {
  it("draws each run of dark modules once, and nothing for light ones", () => {
    expect(qrPath(["000"])).toBe("");
    expect(qrPath(["1101", "0010"])).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM2 1h1v1h-1z");
  });

  it("covers exactly the dark modules", () => {
    const rows = ["1011001", "0000000", "1111111", "0101010"];
    const drawn = rows.map((row) => [...row].map(() => "0"));
    for (const [, x, y, run] of qrPath(rows).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let at = 0; at < Number(run); at += 1) drawn[Number(y)]?.splice(Number(x) + at, 1, "1");
    }
    expect(drawn.map((row) => row.join(""))).toEqual(rows);
  });
});
