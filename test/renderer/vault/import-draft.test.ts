import { describe, expect, it } from "vitest";
import type { ImportRow } from "../../../preload/contract.ts";
import {
  holdsInWords,
  standingsInWords,
  takenInWords,
  ticked,
  usualTicks,
} from "../../../renderer/vault/import-draft.ts";

function line(index: number, standing: ImportRow["standing"], over: Partial<ImportRow> = {}): ImportRow {
  const plain = { hasPassword: true, hasTotp: false, hasNotes: false };
  return { index, label: `Site ${index}`, username: "", address: null, group: "", standing, ...plain, ...over };
}

const rows = [line(0, "new"), line(1, "duplicate"), line(2, "differs"), line(3, "new")];

describe("what is imported", () => {
  it("is at first what is new, and never what would replace a password", () => {
    expect([...usualTicks(rows)]).toEqual([0, 3]);
  });

  it("is what the person ticks", () => {
    const ticks = usualTicks(rows);
    expect([...ticked(ticks, 2)]).toEqual([0, 3, 2]);
    expect([...ticked(ticks, 0)]).toEqual([3]);
    expect([...ticks]).toEqual([0, 3]);
  });

  it("is told in words before and afterwards", () => {
    expect(standingsInWords(rows)).toBe("2 new, 1 already here and 1 with another password here");
    expect(standingsInWords([line(0, "duplicate")])).toBe("1 already here");
    expect(takenInWords(1, 0)).toBe("1 credential added.");
    expect(takenInWords(12, 2)).toBe("12 credentials added, 2 updated.");
    expect(holdsInWords(line(0, "new", { hasTotp: true, hasNotes: true }))).toBe("password, one-time codes, notes");
    expect(holdsInWords(line(0, "new", { hasPassword: false }))).toBe("nothing else");
  });
});
