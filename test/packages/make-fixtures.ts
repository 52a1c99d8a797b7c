/**
 * Makes the packages of test/fixtures/packages, once for each version of the format or of the report: `node test/packages/make-fixtures.ts
 * FOLDER`. Packages of a version that was released are never made again: they stand for what people have kept.
 *
 * Everything in them is invented, and their keys are thrown away: whoever has this script can sign like this log.
 */

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { parsePublicText } from "../../main/lib/proof/public-part.ts";
import type { DeskEvent } from "../../main/model/entry.ts";
import { uuid } from "./report/a-bag.ts";
import { ALog, paintedPicture } from "./verify/a-log.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("One FOLDER is needed.");
mkdirSync(folder, { recursive: true });
const work = mkdtempSync(join(tmpdir(), "custodia-fixtures-"));
const log = new ALog(work);

/** @returns the file's name, as the folder has it from now on */
async function keep(plan: Parameters<ALog["write"]>[0], recipients: readonly string[] = []): Promise<string> {
  const path = await log.write(plan, undefined, recipients);
  copyFileSync(path, join(folder ?? "", basename(path)));
  return basename(path);
}

/** A release of the first case: a field and a picture’s name withheld, the picture painted over, two entries left out. */
function releasePlan(): Parameters<ALog["write"]>[0] {
  const parts = log.bag.entries.flatMap(({ publicPart }) => parsePublicText(publicPart) ?? []);
  const seqs = parts.filter((part) => part.case === uuid(1)).map(({ seq }) => seq);
  const sealed = parts.find(({ kind }) => kind === "evidence.sealed")?.seq ?? -1;
  const [original = ""] = log.bag.files.keys();
  const [asked = -1, notAsked = -1] = seqs.slice(-2);
  const withheldOf = (seq: number) => {
    if (seq === sealed) return [{ field: "evidence", provision: "juveniles" }];
    return seq === seqs[0] ? [{ field: "author", provision: "personal-files" }] : [];
  };
  const entries = seqs.slice(0, -2).map((seq) => ({ seq, withheld: withheldOf(seq) }));
  const redaction = log.redaction(sealed, original, paintedPicture());
  return log.releasePlan(entries, [redaction], [log.leftOut(asked, "juveniles"), log.leftOut(notAsked)]);
}

/** The log goes on: it was exported, and a case was disposed of. */
function goOn(head: { readonly size: number; readonly root: string }): void {
  const { size, root } = head;
  const made = { bytes: 1, manifest: "0".repeat(64), name: "sample.zip" };
  const exported = { first: 0, last: size - 1, package: made, recipients: [], root, size };
  log.bag.add(null, { kind: "log.exported", fields: exported });
  const gone = ["One.", "Two."].map((note) => log.bag.add(uuid(70), { kind: "case.closed", fields: { note } }, ["*"]));
  const approvedBy = { name: "Alex Placeholder", role: "Sample Director" };
  const fields = { approvedBy, authority: "Sample schedule 12", entries: gone, files: [], reason: "Expired." };
  log.bag.add(null, { kind: "record.disposed", fields: { ...fields, ofCase: uuid(70), request: null } } as DeskEvent);
}

log.bag.tell(2);
const head = log.head();
const full = await keep(log.exportPlan());
goOn(head);
const identity = await generateX25519Identity();
const names = {
  full,
  following: await keep(log.exportPlan(head.size, [head])),
  release: await keep(releasePlan()),
  sealed: await keep(log.exportPlan(0, [head]), [await identityToRecipient(identity)]),
};
writeFileSync(
  join(folder, "identity.txt"),
  `# Thrown away: it opens nothing but the package beside it.\n${identity}\n`,
);
writeFileSync(join(folder, "packages.json"), `${JSON.stringify({ vkey: log.vkey, ...names }, null, 2)}\n`);
rmSync(work, { recursive: true, force: true });
