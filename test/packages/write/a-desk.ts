import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { CaseEvent, Evidence } from "../../../main/model/entry.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type {
  BagMeta,
  BagSource,
  EarlierHead,
  ExportBag,
  ReleaseBag,
  ReleaseFacts,
} from "../../../main/packages/source.ts";
import { writePackage } from "../../../main/packages/write/index.ts";
import { loadPacks } from "../../../main/policies/index.ts";
import type { EntryDraft } from "../../../main/removal-log/index.ts";
import { bagSource } from "../../../main/services/bag-source.ts";
import * as made from "../../removal-log/sample-log.ts";

/** A real log with real evidence files and a real policy, to write packages from. */

export const packFolder = fileURLToPath(new URL("../../../assets/policies", import.meta.url));
const [pack] = loadPacks(packFolder).packs;
if (pack === undefined) throw new Error("no pack");
export const policy = packRef(pack);

export const meta: BagMeta = {
  organisation: "Sample City",
  contactName: "Robin Sample",
  contactEmail: "robin@samplecity.example",
  date: "2026-03-31",
  timeZone: "America/Chicago",
  software: "Custodia 0.0.0 report/1",
};

export const requestId = "018e9f00-0000-7000-8000-000000000001";

export const facts: ReleaseFacts = {
  request: requestId,
  reference: "REQ-12",
  what: "Everything that was removed from the parks page in March",
  receivedOn: "2026-03-10",
  answeredOn: "2026-03-20",
  authority: "Sample Clerk",
  law: "Sample Code 1.2",
  words: "Released in part.",
  name: "Robin Sample",
  title: "Sample Records Officer",
  appeal: null,
  leftOut: [],
  provisions: [{ id: "minors", citation: "Sample Code 1.3", text: "Names of minors" }],
};

export interface Desk extends made.SampleLog {
  readonly evidence: string;
  /** Puts a file on the shelf. */
  seal(content: Buffer, mediaType?: string): Evidence;
  path(sha256: string): string;
  /** A whole case with one picture; returns the numbers of its entries. */
  addCase(number: number, picture: Evidence): readonly number[];
  add(events: readonly EntryDraft[]): void;
  source(): BagSource;
  head(): EarlierHead;
  exportOf(first: number, earlier?: readonly EarlierHead[]): ExportBag;
}

export function aDesk(): Desk {
  const log = made.sampleLog();
  onTestFinished(() => log.close());
  const evidence = join(log.folder, "evidence");
  const path = (sha256: string) => join(evidence, sha256.slice(0, 2), sha256);
  const source = () => bagSource(log.log, { evidence, packs: [packFolder] });
  const add = (drafts: readonly EntryDraft[]) => log.log.appendAll(drafts.map((draft) => ({ ...draft, policy })));
  return {
    ...log,
    evidence,
    path,
    source,
    add,
    seal(content, mediaType = "image/png") {
      const sha256 = createHash("sha256").update(content).digest("hex");
      mkdirSync(join(evidence, sha256.slice(0, 2)), { recursive: true });
      writeFileSync(path(sha256), content);
      return { bytes: content.length, mediaType, name: "screenshot.png", sha256 };
    },
    addCase(number, picture) {
      const first = log.log.counts().entries;
      const events: CaseEvent[] = [made.opened(), made.sealed(picture), made.grounds(), made.removed()];
      add(events.map((event) => made.draft(made.caseId(number), event)));
      return events.map((_, place) => first + place);
    },
    head() {
      const { size, root } = source();
      return { size, root: Buffer.from(root).toString("base64") };
    },
    exportOf(first, earlier = []) {
      return { kind: "export", first, last: log.log.counts().entries - 1, earlier, meta };
    },
  };
}

export function releaseOf(entries: ReleaseBag["entries"], redactions: ReleaseBag["redactions"] = []): ReleaseBag {
  return { kind: "release", facts, entries, redactions, earlier: [], meta };
}

export const picture = (bytes = 3000): Buffer => randomBytes(bytes);

/** An empty folder, gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-package-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const quiet = { onProgress: () => {}, signal: new AbortController().signal };

export async function write(
  plan: ExportBag | ReleaseBag,
  source: BagSource,
  folder: string,
  recipients: readonly string[] = [],
): Promise<string> {
  const { path } = await writePackage(plan, source, { folder, recipients }, quiet);
  return path;
}

export const left = (folder: string): readonly string[] => readdirSync(folder);
