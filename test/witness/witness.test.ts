import { createPublicKey, verify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { openCheckpoint } from "../../main/lib/proof/checkpoint.ts";
import { cosign, cosignedAt, cosignerVerifierKey } from "../../main/lib/proof/cosignature.ts";
import { parseNote, signerOf } from "../../main/lib/signed-note.ts";
import type { KnownKey } from "../../main/model/known-key.ts";
import type { HeadProof } from "../../main/model/vault.ts";
import type { RemovalLog } from "../../main/removal-log/index.ts";
import { createLog } from "../../main/removal-log/index.ts";
import { type Cosigner, type ShownHead, Witness } from "../../main/witness/index.ts";
import {
  countingRandom,
  draft,
  makeFolder,
  type SampleLog,
  sampleLog,
  steppingClock,
} from "../removal-log/sample-log.ts";

const witnessSeed = signerOf(Buffer.alloc(32, 9));
const email = "alex.sample@samplecity.example";
const cosigner: Cosigner = {
  email,
  publicKey: witnessSeed.publicKey,
  cosign: (note, at) => cosign(note, email, witnessSeed, at),
};
const alex = { email, publicKey: witnessSeed.publicKey } as unknown as KnownKey;

function grow(log: RemovalLog, cases: number): void {
  for (let n = 0; n < cases; n += 1) {
    log.record(null, () => [
      draft(null, {
        kind: "custodian.confirmed",
        fields: { provedAt: "2026-03-02T09:00:00.000Z", revision: n + 1 },
      } as never),
    ]);
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** A log's head as it leaves its workstation, with proofs from these sizes. */
function head(log: RemovalLog, from: readonly number[] = []): ShownHead {
  const size = log.counts().entries;
  const proofs = from.map(
    (old): HeadProof => ({
      size: old,
      root: base64(log.root(old)),
      path: log.consistencyProof(old, size).map(base64),
    }),
  );
  return { note: log.checkpoint(), vkey: log.identity.vkey, proofs, from: "a package" };
}

describe("a second custodian as witness", () => {
  let mine: SampleLog;
  let theirs: SampleLog;
  let unlocked: boolean;
  let exported: number[];

  beforeEach(() => {
    [mine, theirs] = [sampleLog(), otherLog(5)];
    [unlocked, exported] = [true, []];
  });
  afterEach(() => {
    mine.close();
    theirs.close();
  });

  /** Another log, with a key of its own; the same `salt` gives a log that begins alike. */
  function otherLog(salt: number): SampleLog {
    const { folder, remove } = makeFolder();
    const database = openDatabase(`${folder}/log.sqlite`, "write");
    const options = { database, clock: steppingClock(), random: countingRandom(salt) };
    const made = { domain: "othercity.example", seed: Buffer.alloc(32, 8), keyStore: "sample-file" as const };
    const log = createLog(options, made);
    const close = () => {
      database.close();
      remove();
    };
    return { folder, file: `${folder}/log.sqlite`, database, options, log, close };
  }

  function witnessOf({ database, log }: SampleLog, colleagues: readonly KnownKey[] = []): Witness {
    return new Witness({
      database,
      clock: () => new Date("2026-04-01T10:00:00.500Z"),
      own: {
        origin: log.identity.origin,
        vkey: log.identity.vkey,
        checkpoint: () => log.checkpoint(),
        size: () => log.counts().entries,
        root: (size) => log.root(size),
        consistencyProof: (oldSize, size) => log.consistencyProof(oldSize, size),
        exportedSizes: () => exported,
      },
      cosigner: () => (unlocked ? cosigner : null),
      colleagues: () => colleagues,
      changed: () => {},
    });
  }

  function isCosigned(note: string): boolean {
    const parsed = parseNote(note);
    return parsed !== null && cosignedAt(parsed, email, witnessSeed.publicKey) !== null;
  }

  it("refuses a head that is not signed by the key it comes with, and a key that is not the origin's", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 2);
    const shown = head(theirs.log);
    expect(() => witness.look({ ...shown, vkey: mine.log.identity.vkey })).toThrow("CHECKPOINT_UNSIGNED");
    expect(() => witness.look({ ...shown, note: shown.note.replace("\n2\n", "\n3\n") })).toThrow("CHECKPOINT_UNSIGNED");
    const foreign = cosignerVerifierKey("othercity.example/custodia/0123456789abcdef", witnessSeed.publicKey);
    expect(() => witness.look({ ...shown, vkey: foreign })).toThrow("CHECKPOINT_UNREADABLE");
    expect(witness.witnessed()).toEqual([]);
  });

  it("cosigns the first head that it sees, as tlog-cosignature has it", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 3);
    expect(witness.look(head(theirs.log)).witnessing).toBe("first");
    const note = witness.cosignedNote(theirs.log.identity.origin);
    const line = note.split("\n").find((one) => one.startsWith(`— ${email} `));
    const bytes = Buffer.from(line?.split(" ")[2] ?? "", "base64");
    expect(bytes.length).toBe(4 + 8 + 64);
    expect(Number(bytes.readBigUInt64BE(4))).toBe(Date.parse("2026-04-01T10:00:00.000Z") / 1000);
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), witnessSeed.publicKey]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    const signed = Buffer.from(`cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}`);
    expect(verify(null, signed, key, bytes.subarray(12))).toBe(true);
    expect(openCheckpoint(note, theirs.log.identity.origin, theirs.log.identity.publicKey)?.size).toBe(3);
  });

  it("cosigns a newer head that proves to extend the one that it saw, and keeps it", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 3);
    witness.look(head(theirs.log));
    grow(theirs.log, 4);
    const looked = witness.look(head(theirs.log, [1, 3]));
    expect(looked).toMatchObject({ witnessing: "extends", fork: null, before: { size: 3 } });
    expect(witness.witnessed()).toMatchObject([{ origin: theirs.log.identity.origin, size: 7 }]);
    expect(isCosigned(witness.cosignedNote(theirs.log.identity.origin))).toBe(true);
  });

  it("takes all entries for a proof where they are at hand", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 3);
    witness.look(head(theirs.log));
    grow(theirs.log, 1);
    const looked = witness.look({ ...head(theirs.log), rootAt: (size) => theirs.log.root(size) });
    expect(looked.witnessing).toBe("extends");
  });

  it("does not sign a newer head that proves nothing, and goes on from the one that it saw", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 3);
    witness.look(head(theirs.log));
    grow(theirs.log, 4);
    const [wrong] = head(theirs.log, [3]).proofs;
    for (const proofs of [[], head(theirs.log, [2]).proofs, [{ ...wrong, path: [] } as HeadProof]]) {
      expect(witness.look({ ...head(theirs.log), proofs }).witnessing).toBe("unproved");
    }
    expect(witness.witnessed()).toMatchObject([{ size: 3 }]);
    expect(witness.cosignedNote(theirs.log.identity.origin)).toContain("\n3\n");
    expect(witness.forks()).toEqual([]);
  });

  it("shows a fork as what it is, keeps both heads, and signs neither the new one nor anything after it", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 3);
    witness.look(head(theirs.log));
    const twin = otherLog(99);
    grow(twin.log, 3);
    const sameSize = witness.look(head(twin.log));
    expect(sameSize.witnessing).toBe("forked");
    grow(twin.log, 2);
    const later = witness.look(head(twin.log, [3]));
    expect(later.witnessing).toBe("forked");
    const byEntries = witness.look({ ...head(twin.log), rootAt: (size) => twin.log.root(size) });
    expect(byEntries).toMatchObject({ witnessing: "forked", fork: later.fork });
    const forks = witness.forks();
    expect(forks).toHaveLength(2);
    expect(forks[0]?.shown).toBe(twin.log.checkpoint());
    expect(forks[0]?.seen).toContain("\n3\n");
    expect(witness.forkText(forks[0]?.id ?? 0)).toContain(twin.log.checkpoint());
    expect(isCosigned(forks[0]?.shown ?? "")).toBe(false);
    expect(witness.witnessed()).toMatchObject([{ size: 3 }]);
    twin.close();
  });

  it("keeps what it sees while the vaults are locked, and signs when they are open", () => {
    const witness = witnessOf(mine);
    unlocked = false;
    grow(theirs.log, 3);
    expect(witness.look(head(theirs.log)).witnessing).toBe("first");
    expect(() => witness.cosignedNote(theirs.log.identity.origin)).toThrow("VAULT_LOCKED");
    unlocked = true;
    expect(isCosigned(witness.cosignedNote(theirs.log.identity.origin))).toBe(true);
    expect(() => witness.cosignedNote("othercity.example/custodia/0000000000000000")).toThrow("CHECKPOINT_FOREIGN");
  });

  it("says of an older head, and of the same one, that there is nothing new", () => {
    const witness = witnessOf(mine);
    grow(theirs.log, 2);
    const old = head(theirs.log);
    grow(theirs.log, 2);
    witness.look(head(theirs.log));
    expect(witness.look(old).witnessing).toBe("older");
    expect(witness.look(head(theirs.log)).witnessing).toBe("same");
    expect(witness.witnessed()).toMatchObject([{ size: 4 }]);
  });

  it("carries heads through a vault: its own with proofs from those handed out before, a colleague's with its signature", () => {
    const [here, there] = [witnessOf(mine), witnessOf(theirs, [alex])];
    grow(theirs.log, 2);
    const first = there.stamp([]);
    here.lookAll(first, "Parks");
    grow(theirs.log, 3);
    exported = [4];
    const second = there.stamp(first);
    expect(second[0]?.proofs.map(({ size }) => size)).toEqual([2, 4]);
    here.lookAll(second, "Parks");
    expect(here.witnessed()).toMatchObject([{ size: 5 }]);
    exported = [];
    grow(mine.log, 1);
    const back = here.stamp(second);
    expect(back.map(({ origin }) => origin)).toEqual([theirs.log.identity.origin, mine.log.identity.origin].sort());
    const mineBack = back.find(({ origin }) => origin === theirs.log.identity.origin);
    expect(isCosigned(mineBack?.checkpoint ?? "")).toBe(true);
    there.lookAll(back, "Parks");
    expect(there.cosigned()).toEqual([{ size: 5, witness: email, at: "2026-04-01T10:00:00.000Z" }]);
  });

  it("keeps no signature that it does not know to be good, so that nobody fills the note with junk", () => {
    const [here, there] = [witnessOf(mine), witnessOf(theirs, [alex])];
    grow(theirs.log, 2);
    const shown = head(theirs.log);
    const junk = Array.from(
      { length: 520 },
      (_, n) => `— junk${n}.example ${Buffer.alloc(76, n).toString("base64")}\n`,
    );
    const note = shown.note + junk.join("");
    expect(note.length).toBeGreaterThan(55_000);
    here.look({ ...shown, note });
    here.look({ ...shown, note: shown.note + junk.slice(0, 2).join("") });
    const kept = here.cosignedNote(theirs.log.identity.origin);
    expect(kept).not.toContain("junk");
    expect(there.takeIn(kept + junk.slice(0, 3).join(""))).toMatchObject([{ size: 2 }]);
    const [stamped] = here.stamp([
      { checkpoint: note, origin: theirs.log.identity.origin, proofs: [], vkey: shown.vkey },
    ]);
    expect(stamped?.checkpoint).toBe(kept);
  });

  it("carries no head that its own log has not signed, and takes passwords in whatever stands beside them", () => {
    const here = witnessOf(mine);
    grow(theirs.log, 2);
    const { note, vkey } = head(theirs.log);
    const origin = theirs.log.identity.origin;
    const garbage = [
      { checkpoint: note.replace("\n2\n", "\n9\n"), origin, proofs: [], vkey },
      { checkpoint: "", origin: "", proofs: [], vkey: "" },
      { checkpoint: note, origin: "another.example/custodia/0000000000000000", proofs: [], vkey },
      { checkpoint: note, origin, proofs: [{ size: 1, root: "?", path: ["?"] }], vkey },
    ];
    here.lookAll(garbage, "Parks");
    expect(here.witnessed()).toMatchObject([{ size: 2 }]);
    expect(here.stamp(garbage.slice(0, 3))).toEqual([]);
  });

  it("goes on from a log that was empty when it was first seen", () => {
    const here = witnessOf(mine);
    expect(here.look(head(theirs.log)).witnessing).toBe("first");
    grow(theirs.log, 2);
    expect(here.look(head(theirs.log)).witnessing).toBe("extends");
  });

  it("takes in a head of its own log that a colleague has signed, and nothing else", () => {
    const [here, there] = [witnessOf(mine), witnessOf(theirs, [alex])];
    grow(theirs.log, 2);
    expect(() => there.takeIn("no note")).toThrow("CHECKPOINT_UNREADABLE");
    expect(() => there.takeIn(mine.log.checkpoint())).toThrow("CHECKPOINT_FOREIGN");
    expect(() => there.takeIn(theirs.log.checkpoint())).toThrow("CHECKPOINT_UNSIGNED");
    here.look(head(theirs.log));
    const note = here.cosignedNote(theirs.log.identity.origin);
    grow(theirs.log, 1);
    expect(there.takeIn(note)).toMatchObject([{ size: 2, witness: email }]);
    expect(() => witnessOf(theirs).takeIn(note)).toThrow("CHECKPOINT_UNSIGNED");
  });

  it("tells that its own log was taken back when a colleague holds a head that it no longer has", () => {
    const here = witnessOf(mine);
    grow(theirs.log, 4);
    here.look(head(theirs.log));
    const note = here.cosignedNote(theirs.log.identity.origin);
    const restored = otherLog(5);
    grow(restored.log, 1);
    const back = witnessOf(restored, [alex]);
    expect(() => back.takeIn(note)).toThrow("LOG_FORKED");
    expect(back.forks()).toMatchObject([{ origin: restored.log.identity.origin }]);
    restored.close();
  });
});
