/** What the requester needs to know about a release. Plain text, to be copied into a letter or an e-mail. */
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { RequestView } from "../../main/model/records-view.ts";
import { counted, plainDate } from "../format.ts";

type Told = Pick<RequestView, "row" | "cases" | "slip" | "answer">;

/** @returns an empty text where nothing was released */
export function residentText({ row, cases, slip, answer }: Told, pack: PolicyPack): string {
  if (answer === null || answer.package === null) return "";
  const withheld =
    slip.length === 0
      ? ["Nothing was withheld."]
      : [
          `Not all of it could be given out: ${counted(slip.length, "line")} of the withholding slip (data/withholding-slip.html) name what was withheld, and under which law.`,
          ...(pack.records.appeal === null ? [] : [pack.records.appeal]),
        ];
  return [
    `Your request for records, received ${plainDate(row.receivedOn)}${row.reference === "" ? "" : ` (${row.reference})`}`,
    "",
    `The file ${answer.package.name} holds the answer: ${counted(cases.length, "case")} of our log of removed content, with the pictures that belong to ${cases.length === 1 ? "it" : "them"}.`,
    "Unpack it, then open data/report.html: it reads like a page on the web.",
    "",
    ...withheld,
    "",
    `${row.authority}, ${pack.organisation}`,
    "",
  ].join("\n");
}
