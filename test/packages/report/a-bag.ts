/** Bags for the report's tests: entries with real public parts and disclosures, invented people. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { evidenceExtension } from "../../../main/lib/evidence-extension.ts";
import { disclosureDigest, encodeDisclosure } from "../../../main/lib/proof/disclosure.ts";
import { bytesOf, leafHash } from "../../../main/lib/proof/merkle.ts";
import { publicText } from "../../../main/lib/proof/public-part.ts";
import type { Account } from "../../../main/model/account.ts";
import type { CaseEvent, DeskEvent, Evidence, Json } from "../../../main/model/entry.ts";
import { type PolicyPack, packRef } from "../../../main/model/policy-pack.ts";
import { type ReportInput, softwareAgent } from "../../../main/packages/report/index.ts";
import type { BagEntry, ReleaseFacts, WithheldRow } from "../../../main/packages/source.ts";
import { parsePack } from "../../../main/policies/index.ts";
import { samplePicture } from "../../../main/sample/picture.ts";
import { SeededRandom } from "../../../main/sample/random.ts";
import { tellStory } from "../../../main/sample/story.ts";

const root = join(import.meta.dirname, "../../..");

export const pack: PolicyPack = parsePack(
  "anchorage-pp-16-5.json",
  readFileSync(join(root, "assets/policies/anchorage-pp-16-5.json"), "utf8"),
);

export const actor = { name: "Robin Placeholder", role: "Social Media Coordinator", osUser: "rplaceholder" };

export const accounts: readonly Account[] = ["Parks & Recreation", "Public Library"].map(
  (department, place) =>
    ({
      id: uuid(900 + place),
      name: `${department} (sample)`,
      handle: `sample_${place}`,
      department,
      platform: place === 0 ? "Facebook" : "Instagram",
    }) as unknown as Account,
);

export function uuid(n: number): string {
  return `019a0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

/** A file of these bytes as evidence. */
export function evidenceOf(bytes: Uint8Array, name: string, mediaType = "image/png"): Evidence {
  return { bytes: bytes.length, mediaType, name, sha256: createHash("sha256").update(bytes).digest("hex") };
}

type Event = CaseEvent | DeskEvent;

/** A log that is written down entry by entry, and from which bags are taken. */
export class SampleBag {
  readonly entries: BagEntry[] = [];
  readonly files = new Map<string, { evidence: Evidence; bytes: Uint8Array }>();
  readonly #policy: string;
  #now = Date.parse("2026-11-02T17:30:00.000Z");

  constructor(policy = packRef(pack)) {
    this.#policy = policy;
  }

  /** @param at time of the entry; later than the one before, when it isn't given */
  add(ofCase: string | null, event: Event, without: readonly string[] = [], at?: Date): number {
    const seq = this.entries.length;
    this.#now = at?.getTime() ?? this.#now + 240_000;
    const fields: Record<string, Json> = { actor, device: "sample-device", ...(event.fields as Record<string, Json>) };
    const salt = (name: string) => createHash("sha256").update(`${seq} ${name}`).digest().subarray(0, 16);
    const all = Object.entries(fields).map(([name, value]) => ({
      name,
      text: encodeDisclosure(salt(name), name, value),
    }));
    const part = {
      digests: all.map(({ text }) => disclosureDigest(text)).sort(),
      at: new Date(this.#now).toISOString(),
      case: ofCase,
      id: uuid(100_000 + seq),
      kind: event.kind,
      policy: this.#policy,
      seq,
    };
    const shown = all.filter(({ name }) => !without.includes(name) && !without.includes("*"));
    this.entries.push({ seq, publicPart: publicText(part), disclosures: shown.map(({ text }) => text) });
    return seq;
  }

  /** Puts a file beside the report. */
  keep(bytes: Uint8Array, name: string, mediaType?: string): Evidence {
    const evidence = evidenceOf(bytes, name, mediaType);
    this.files.set(evidence.sha256, { evidence, bytes });
    return evidence;
  }

  /** Invented cases, one after the other. */
  tell(cases: number, seed = 1): this {
    const random = new SeededRandom(seed);
    const evidence = Array.from({ length: Math.min(cases, 12) }, (_, place) =>
      this.keep(samplePicture(random), `Screenshot ${place + 1}.png`),
    );
    for (let place = 0; place < cases; place += 1) {
      const opened = new Date(Date.parse("2026-11-02T17:30:00.000Z") + place * 5 * 3_600_000);
      const open = random.chance(0.1);
      for (const { at, event } of tellStory({ pack, accounts, evidence }, random, uuid(place + 1), opened, open)) {
        this.add(uuid(place + 1), event, [], at);
      }
    }
    return this;
  }

  input(more: Partial<ReportInput> = {}): ReportInput {
    const { entries } = this;
    return {
      kind: "export",
      meta: {
        organisation: pack.organisation,
        contactName: "Robin Placeholder",
        contactEmail: "records@city.example",
        date: "2026-12-01",
        software: softwareAgent("0.4.0"),
      },
      origin: "city.example/custodia/0123456789abcdef",
      first: entries[0]?.seq ?? null,
      last: entries.at(-1)?.seq ?? null,
      size: entries.length,
      root: bytesOf(leafHash("the root of a tree")).toString("base64"),
      packs: new Map([[packRef(pack), pack]]),
      seqs: () => entries.map(({ seq }) => seq),
      entry: (seq) => {
        const found = entries[seq];
        if (found === undefined) throw new RangeError(`no entry ${seq}`);
        return found;
      },
      withheld: [],
      release: null,
      ...more,
    };
  }

  /** The report and its pictures in a folder, as they lie in a bag. */
  lay(folder: string, texts: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(texts)) this.#put(join(folder, path), text);
    for (const { evidence, bytes } of this.files.values()) {
      this.#put(join(folder, "evidence", `${evidence.sha256}.${evidenceExtension(evidence.mediaType)}`), bytes);
    }
  }

  #put(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export const release: ReleaseFacts = {
  request: uuid(77),
  reference: "PR-2026-118",
  what: "Everything that was removed from the parks page in November 2026.",
  receivedOn: "2026-11-24",
  answeredOn: "2026-12-01",
  authority: "Department Director",
  law: "AMC 3.90.060",
  words: "Here is what was taken down in November. A minor’s name is withheld.",
  name: "Robin Placeholder",
  title: "Social Media Coordinator",
  appeal: pack.records.appeal,
  leftOut: [],
  provisions: pack.records.provisions.filter(({ id }) => id === "juveniles" || id === "personal-files"),
};

export function withheldRow(row: Partial<WithheldRow> & { seq: number; field: string }): WithheldRow {
  return { provision: "juveniles", title: "Social Media Coordinator", original: "", redacted: "", ...row };
}

export function text(pieces: Iterable<string>): string {
  return [...pieces].join("");
}
