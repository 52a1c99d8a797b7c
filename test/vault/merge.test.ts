import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Credential, VaultContent } from "../../main/model/vault.ts";
import { contentText, parseContent } from "../../main/vault/content.ts";
import {
  changed,
  deleted,
  heads,
  newCredential,
  openResets,
  resetOf,
  rivals,
  settled,
  withResets,
} from "../../main/vault/credential.ts";
import { credentialOf, withCredentials } from "../../main/vault/credential-list.ts";
import { custodianAdded, custodianChanged, custodianRemoved, renamed } from "../../main/vault/custodian-list.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { aCustodian, aPerson, aVault, by, fields, moment, uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";
import { events, falseProofs, idsIn, replicasAfter, take } from "./replicas.ts";

const [ada, bo, cy] = await Promise.all([aPerson("Ada A"), aPerson("Bo B"), aPerson("Cy C")]);
const people = [ada, bo, cy] as const;
const base = aVault([ada, bo], { credentials: 2 });
const id = uuid(1000, 2);

function the(content: VaultContent, which = id): Credential {
  const found = credentialOf(content, which);
  if (found === null) throw new Error("no credential");
  return found;
}

function edited(content: VaultContent, n: number, password: string, revision = 2, which = id): VaultContent {
  return withCredentials(content, [changed(the(content, which), fields(n, { password }), by(ada, n, revision))]);
}

function removedBo(content: VaultContent, n: number, revision: number): VaultContent {
  return custodianRemoved(content, bo.keyId, { at: moment(n), because: "left", by: ada.keyId, revision });
}

/** What matters of a content when copies have met in another order. */
function withoutSealedIn(content: VaultContent): unknown {
  const strip = (list: readonly Credential[]) => list.map(({ sealedIn: _, ...rest }) => rest);
  return { ...content, credentials: strip(content.credentials), tombstones: strip(content.tombstones) };
}

describe("copies that cannot be merged", () => {
  it("are those of another vault", async () => {
    const others = [
      { ...base, id: uuid(2) },
      { ...base, createdAt: moment(1) },
      { ...base, createdBy: bo.keyId },
    ];
    for (const other of others) expect(await refusalOf(() => mergeVaults(base, other, 2))).toBe("VAULT_OTHER");
  });

  it("are those in which somebody rewrote what never changes", async () => {
    const reset = {
      because: "left",
      due: "2026-04-01",
      id: uuid(9, 4),
      openedAt: moment(9),
      openedBy: ada.keyId,
      person: "Di",
    };
    const asked = withCredentials(base, [withResets(the(base), [resetOf(the(base), reset)])]);
    const later = withCredentials(base, [withResets(the(base), [resetOf(the(base), { ...reset, due: "2036-04-01" })])]);
    const other = withCredentials(base, [newCredential(fields(9), by(ada, 1000, 1), id)]);
    expect(await refusalOf(() => mergeVaults(base, other, 2))).toBe("VAULT_DAMAGED");
    expect(await refusalOf(() => mergeVaults(asked, later, 2))).toBe("VAULT_DAMAGED");
  });

  it("are those after which nobody would be in office", async () => {
    const removedAda = custodianRemoved(base, ada.keyId, { at: moment(1), because: "left", by: bo.keyId, revision: 2 });
    expect(await refusalOf(() => mergeVaults(removedBo(base, 1, 2), removedAda, 3))).toBe("CUSTODIAN_LAST");
  });
});

describe("two copies of one vault", () => {
  it("show an edit against an edit, the later winning and neither lost", () => {
    const [mine, theirs] = [edited(base, 1, "mine"), edited(base, 2, "theirs")];
    const { content, conflicts, equalsMine, equalsTheirs } = mergeVaults(mine, theirs, 3);
    expect({ conflicts, equalsMine, equalsTheirs }).toEqual({
      conflicts: [id],
      equalsMine: false,
      equalsTheirs: false,
    });
    expect(the(content).password).toBe("theirs");
    expect(rivals(the(content)).map(({ password }) => password)).toEqual(["mine"]);
    expect([the(content).sealedIn, the(content, uuid(1001, 2)).sealedIn]).toEqual([3, 1]);
  });

  it("prefer the higher revision to the later clock", () => {
    const mine = edited(edited(base, 1, "first"), 2, "revision 3", 3);
    const { content } = mergeVaults(mine, edited(base, 9, "revision 2, a fast clock"), 4);
    expect(the(content).password).toBe("revision 3");
  });

  it("show an edit against a delete, the edit winning", () => {
    const gone = withCredentials(base, [deleted(the(base), by(bo, 5, 2), null)]);
    const { content, conflicts } = mergeVaults(gone, edited(base, 1, "mine"), 3);
    expect(conflicts).toEqual([id]);
    expect([the(content).deleted, the(content).password]).toEqual([false, "mine"]);
    expect(rivals(the(content)).map((head) => head.deleted)).toEqual([true]);
    expect(content.tombstones).toEqual([]);
  });

  it("show an edit against a move, and still say where it went", () => {
    const moved = withCredentials(base, [deleted(the(base), by(bo, 5, 2), uuid(2))]);
    const { content, conflicts } = mergeVaults(edited(base, 1, "mine"), moved, 3);
    expect(conflicts).toEqual([id]);
    expect(rivals(the(content)).map(({ movedTo }) => movedTo)).toEqual([uuid(2)]);
  });

  it("are of one mind when both deleted, or both came to the same", () => {
    const gone = [1, 2].map((n) => withCredentials(base, [deleted(the(base), by(bo, n, 2), null)]));
    const same = [1, 2].map((n) => withCredentials(base, [changed(the(base), fields(7), by(bo, n, 2))]));
    for (const [mine = base, theirs = base] of [gone, same]) {
      expect(mergeVaults(mine, theirs, 3).conflicts).toEqual([]);
    }
    expect(mergeVaults(gone[0] ?? base, gone[1] ?? base, 3).content.tombstones).toHaveLength(1);
  });

  it("show a settled conflict against another edit", () => {
    const conflict = mergeVaults(edited(base, 1, "one"), edited(base, 2, "two"), 3).content;
    const done = withCredentials(conflict, [settled(the(conflict), the(conflict).version, by(ada, 3, 4))]);
    const { content, conflicts } = mergeVaults(done, edited(edited(base, 1, "one"), 4, "three", 3), 5);
    expect(conflicts).toEqual([id]);
    expect(heads(the(content)).map(({ password }) => password)).toEqual(["two", "three"]);
    expect(mergeVaults(done, conflict, 5)).toMatchObject({ equalsMine: true, equalsTheirs: false, conflicts: [] });
  });

  it("keep a custodian added on one side and let go one removed on the other", () => {
    const added = custodianAdded(base, aCustodian(cy, { addedAt: moment(1), addedBy: ada.keyId, revision: 2 }));
    const { content } = mergeVaults(added, removedBo(base, 2, 2), 3);
    expect(content.custodians.map(({ keyId }) => keyId)).toEqual([ada.keyId, cy.keyId].sort());
    expect(content.formerCustodians.map(({ keyId }) => keyId)).toEqual([bo.keyId]);
  });

  it("[N-V.4] let a removal stand against any change by somebody who did not know of it", () => {
    const changedTwice = [3, 4].reduce(
      (content, revision) => custodianChanged(content, bo.keyId, { role: `r${revision}` }, revision),
      base,
    );
    for (const [mine, theirs] of [
      [removedBo(base, 1, 2), changedTwice],
      [changedTwice, removedBo(base, 1, 2)],
    ] as const) {
      expect(mergeVaults(mine, theirs, 5).content.custodians.map(({ keyId }) => keyId)).toEqual([ada.keyId]);
    }
  });

  it("let somebody who came back stay, whatever the clock said then", () => {
    const gone = removedBo(base, 500, 2);
    const back = custodianAdded(gone, aCustodian(bo, { addedAt: moment(1), addedBy: ada.keyId, revision: 3 }));
    for (const older of [gone, base, custodianChanged(base, bo.keyId, { role: "x" }, 9)]) {
      expect(mergeVaults(older, back, 10).content.custodians).toHaveLength(2);
    }
  });

  it("take the later name when both named the vault", () => {
    const [early, late] = [
      renamed(base, "Early", "P", { at: moment(1), revision: 2 }),
      renamed(base, "Late", "P", { at: moment(2), revision: 2 }),
    ];
    expect(mergeVaults(early, late, 3).content.name).toBe("Late");
    expect(mergeVaults(late, early, 3)).toMatchObject({ equalsMine: true, equalsTheirs: false });
  });

  it("[N-V.4] name what somebody removed could still open in a copy that did not know of it", () => {
    const removed = removedBo(base, 5, 2);
    const reset = {
      because: "left",
      due: "2026-04-01",
      id: uuid(9, 4),
      openedAt: moment(9),
      openedBy: ada.keyId,
      person: "Bo",
    };
    const asked = withCredentials(
      removed,
      removed.credentials.map((one) => withResets(one, [resetOf(one, reset)])),
    );
    const unaware = edited(base, 6, "chosen while Bo could read it");
    for (const [mine, theirs] of [
      [asked, unaware],
      [unaware, asked],
    ] as const) {
      const { content, exposed } = mergeVaults(mine, theirs, 3);
      expect(openResets(the(content))).toEqual([]);
      expect(exposed).toEqual([{ keyId: bo.keyId, credentials: [id] }]);
    }
    expect(mergeVaults(asked, base, 3).exposed).toEqual([]);
    const changedSince = edited(asked, 7, "chosen when Bo was gone", 3);
    expect(mergeVaults(changedSince, base, 4).exposed).toEqual([]);
  });
});

describe("whatever happened on three workstations", () => {
  const checked = { numRuns: 300 };

  it("merging is the same from either side", () => {
    fc.assert(
      fc.property(events, (happened) => {
        const [a, b] = replicasAfter(happened, people).map(({ copy }) => copy.content);
        if (a === undefined || b === undefined) return;
        const [mine, theirs] = [mergeVaults(a, b, 99), mergeVaults(b, a, 99)];
        expect(contentText(mine.content)).toBe(contentText(theirs.content));
        expect([mine.equalsMine, mine.equalsTheirs]).toEqual([theirs.equalsTheirs, theirs.equalsMine]);
        expect(mine.conflicts).toEqual(theirs.conflicts);
        expect(mine.exposed).toEqual(theirs.exposed);
      }),
      checked,
    );
  });

  it("merging comes to the same in any order", () => {
    fc.assert(
      fc.property(events, (happened) => {
        const [a, b, c] = replicasAfter(happened, people).map(({ copy }) => copy.content);
        if (a === undefined || b === undefined || c === undefined) return;
        const left = mergeVaults(mergeVaults(a, b, 98).content, c, 99).content;
        const right = mergeVaults(a, mergeVaults(b, c, 98).content, 99).content;
        expect(withoutSealedIn(left)).toEqual(withoutSealedIn(right));
      }),
      checked,
    );
  });

  it("merging again changes nothing", () => {
    fc.assert(
      fc.property(events, (happened) => {
        const [a, b] = replicasAfter(happened, people).map(({ copy }) => copy.content);
        if (a === undefined || b === undefined) return;
        const { content } = mergeVaults(a, b, 98);
        expect(mergeVaults(a, a, 99)).toMatchObject({ equalsMine: true, equalsTheirs: true });
        for (const one of [a, b]) {
          expect(mergeVaults(content, one, 99)).toMatchObject({ content, equalsMine: true });
          expect(mergeVaults(one, content, 99)).toMatchObject({ content, equalsTheirs: true });
        }
      }),
      checked,
    );
  });

  it("[A-6.h.i] [N-V.4] merging loses no version and no reset, and gives a vault that can be read again", () => {
    fc.assert(
      fc.property(events, (happened) => {
        const [a, b] = replicasAfter(happened, people).map(({ copy }) => copy.content);
        if (a === undefined || b === undefined) return;
        const { content } = mergeVaults(a, b, 99);
        expect(idsIn(content)).toEqual(new Set([...idsIn(a), ...idsIn(b)]));
        expect(parseContent(contentText(content))).toEqual(content);
      }),
      checked,
    );
  });

  it("all have the same after a round or two, and then nothing more is written", () => {
    fc.assert(
      fc.property(events, (happened) => {
        const replicas = replicasAfter(happened, people);
        const round = () => {
          for (const replica of replicas) for (const other of replicas) take(replica, other.copy);
        };
        round();
        round();
        const texts = replicas.map(({ copy }) => contentText(copy.content));
        const revisions = replicas.map(({ copy }) => copy.revision);
        expect(new Set(texts).size).toBe(1);
        round();
        expect(replicas.map(({ copy }) => copy.revision)).toEqual(revisions);
      }),
      checked,
    );
  });

  it("[A-6.h.i] nobody is said to have proved a credential by a copy in which it was not yet as it is", () => {
    fc.assert(
      fc.property(events, (happened) => {
        for (const replica of replicasAfter(happened, people)) expect(falseProofs(replica)).toEqual([]);
      }),
      checked,
    );
  });
});
