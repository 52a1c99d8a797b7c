import { describe, expect, it } from "vitest";
import type { PackageRef } from "../../../main/model/entry.ts";
import { residentText } from "../../../renderer/requests/resident-text.ts";
import { anchorage, harbour } from "../../model/packs.ts";
import { entry, previewCase, row, view } from "./sample.ts";

const answer = { outcome: "released", words: "Here.", how: "By e-mail", title: "Director", seq: 12 } as const;
const released = view({
  row: row({ standing: "released", reference: "PRR-1" }),
  cases: [previewCase("a", 9, [entry(9)])],
  answer: { ...answer, package: { name: "answer.zip" } as PackageRef },
});
const line = { item: "Author", provision: "Privacy", citation: "Sample Code 2" };

describe("the text for the requester", () => {
  it("is empty where nothing was released", () => {
    expect(residentText(view(), harbour)).toBe("");
    expect(residentText({ ...released, answer: { ...answer, package: null } }, harbour)).toBe("");
  });

  it("names the file, where to begin, and the office that answers by the policy", () => {
    const text = residentText(released, anchorage);
    expect(text).toContain("received November 5, 2026 (PRR-1)");
    expect(text).toContain("answer.zip holds the answer: 1 case");
    expect(text).toContain("data/report.html");
    expect(text).toContain("Nothing was withheld.");
    expect(text).toContain(`Department Director, ${anchorage.organisation}`);
  });

  it("says that something was withheld, and what the law lets the requester do about it", () => {
    const text = residentText({ ...released, slip: [line] }, anchorage);
    expect(text).toContain("data/withholding-slip.html");
    expect(anchorage.records.appeal).not.toBeNull();
    expect(text).toContain(anchorage.records.appeal ?? "no appeal");
    expect(text).not.toContain("Nothing was withheld");
    const silent = { ...anchorage, records: { ...anchorage.records, appeal: null } };
    expect(residentText({ ...released, slip: [line] }, silent)).not.toContain("null");
  });
});
