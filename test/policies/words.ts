import { readFileSync } from "node:fs";
import type { PolicyPack } from "../../main/model/policy-pack.ts";

/** Letters and figures only, so that line breaks, list marks and mark-up of the scan don't count. */
function plain(text: string): string {
  return text
    .replace(/<\/?u>/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A policy's text as it was handed out, scan damage included. */
export function policyText(name: string): string {
  return readFileSync(new URL(`../fixtures/policy-texts/${name}.txt`, import.meta.url), "utf8");
}

/** Lines of the pack's clauses that the policy's text does not hold, and what the text holds beyond the clauses. */
export function compareWords(pack: PolicyPack, text: string): { invented: string[]; left: string } {
  let left = ` ${plain(text)} `;
  const invented: string[] = [];
  const lines = pack.clauses.flatMap((clause) => clause.text.split("\n")).map(plain);
  // The longest first: "Obscene or racist comments" is also part of nothing else then.
  for (const line of lines.sort((a, b) => b.length - a.length)) {
    if (!left.includes(` ${line} `)) invented.push(line);
    left = left.replace(` ${line} `, " ");
  }
  return { invented, left: left.trim() };
}
