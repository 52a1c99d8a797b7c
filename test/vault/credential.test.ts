import { describe, expect, it } from "vitest";
import type { Credential } from "../../main/model/vault.ts";
import { contentText, parseContent } from "../../main/vault/content.ts";
import {
  changed,
  deleted,
  fieldsOf,
  heads,
  movedHere,
  newCredential,
  openResets,
  passwordSince,
  resetOf,
  rivals,
  settled,
  undeleted,
  versionsOf,
  withResets,
} from "../../main/vault/credential.ts";
import { credentialOf, withCredentials } from "../../main/vault/credential-list.ts";
import { mergeVaults } from "../../main/vault/merge.ts";
import { aPerson, aVault, by, fields, moment, uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const ada = await aPerson("Ada A");
const id = uuid(1, 2);
const one = newCredential(fields(1), by(ada, 1, 1), id);

const typed = (password: string) => fields(1, { password });

/** The same credential after two people changed it at once. */
function inConflict(mine: Credential, theirs: Credential): Credential {
  const vault = aVault([ada], { credentials: 0 });
  const { content } = mergeVaults(withCredentials(vault, [mine]), withCredentials(vault, [theirs]), 9);
  const found = credentialOf(content, mine.id);
  if (found === null) throw new Error("no credential");
  return found;
}

const conflict = inConflict(changed(one, typed("left"), by(ada, 2, 2)), changed(one, typed("right"), by(ada, 3, 2)));

function reset(credential: Credential, due = "2026-04-01", n = 1) {
  const opened = { because: "left", due, id: uuid(n, 4), openedAt: moment(n), openedBy: ada.keyId, person: "Di" };
  return withResets(credential, [resetOf(credential, opened)]);
}

/** Every credential that is made here can be written and read again as it is. */
function checkReadable(credential: Credential): void {
  const text = contentText(withCredentials(aVault([ada], { credentials: 0 }), [credential]));
  expect(credentialOf(parseContent(text), credential.id)).toEqual(credential);
}

describe("a conflict", () => {
  it("is settled only where there is one, and only by one of its heads", async () => {
    expect(await refusalOf(() => settled(one, one.version, by(ada, 5, 5)))).toBe("CREDENTIAL_NOT_IN_CONFLICT");
    expect(await refusalOf(() => settled(conflict, one.version, by(ada, 5, 5)))).toBe("CREDENTIAL_CHANGED");
    expect(await refusalOf(() => settled(conflict, uuid(99, 1), by(ada, 5, 5)))).toBe("CREDENTIAL_CHANGED");
  });

  it("ends with the head that a person chose, the others kept as they were", () => {
    for (const head of heads(conflict)) {
      const done = settled(conflict, head.version, by(ada, 5, 5));
      expect(done).toMatchObject({ password: head.password, sealedIn: 5, revision: 5 });
      expect(done.parents).toEqual(
        heads(conflict)
          .map(({ version }) => version)
          .sort(),
      );
      expect(heads(done)).toHaveLength(1);
      expect(versionsOf(done)).toEqual(expect.arrayContaining([...versionsOf(conflict)]));
      checkReadable(done);
    }
  });

  it("goes on while only one of its heads is edited", () => {
    const edited = changed(conflict, typed("right again"), by(ada, 5, 5));
    expect(heads(edited).map(({ password }) => password)).toEqual(["right again", "left"]);
    checkReadable(edited);
  });

  it("can be settled by deleting", () => {
    const gone = inConflict(changed(one, typed("left"), by(ada, 2, 2)), deleted(one, by(ada, 3, 2), uuid(7)));
    const tombstone = rivals(gone)[0];
    if (tombstone === undefined) throw new Error("no rival");
    const done = settled(gone, tombstone.version, by(ada, 5, 5));
    expect(done).toMatchObject({ deleted: true, movedTo: uuid(7) });
    checkReadable(done);
  });

  it("ends when the credential is deleted", () => {
    const gone = deleted(conflict, by(ada, 5, 5), null);
    expect([gone.deleted, heads(gone).length, gone.password]).toEqual([true, 1, conflict.password]);
    checkReadable(gone);
  });
});

describe("a credential", () => {
  it("keeps every version that it ever had", () => {
    const second = changed(one, typed("second"), by(ada, 2, 2));
    const gone = deleted(second, by(ada, 3, 3), null);
    const back = undeleted(gone, by(ada, 4, 4));
    expect(versionsOf(back).map(({ revision }) => revision)).toEqual([4, 1, 2, 3]);
    expect(back).toMatchObject({ ...fieldsOf(second), deleted: false, sealedIn: 4 });
    expect(back.earlier.map(({ password }) => password)).toEqual([one.password, "second", "second"]);
    expect(one.earlier).toEqual([]);
    for (const credential of [one, second, gone, back]) checkReadable(credential);
  });

  it("moves to another vault and back with all that it has", () => {
    const here = reset(changed(one, typed("second"), by(ada, 2, 2)));
    const there = movedHere(null, here, by(ada, 3, 40));
    expect(there).toMatchObject({ id, deleted: false, revision: 40, sealedIn: 40, resets: here.resets });
    expect(openResets(there)).toHaveLength(1);
    const left = deleted(here, by(ada, 4, 3), uuid(7));
    const back = movedHere(left, changed(there, typed("third"), by(ada, 5, 41)), by(ada, 6, 4));
    expect([back.password, back.deleted, heads(back).length, back.sealedIn]).toEqual(["third", false, 1, 4]);
    expect(versionsOf(back)).toHaveLength(6);
    for (const credential of [there, left, back]) checkReadable(credential);
  });

  it("tells since when its password has been the same", () => {
    const renamed = changed(one, fields(1, { label: "Another name" }), by(ada, 2, 2));
    expect(passwordSince(renamed)).toBe(one.changedAt);
    const other = changed(renamed, typed("other"), by(ada, 3, 3));
    expect(passwordSince(other)).toBe(moment(3));
    expect(passwordSince(changed(other, fields(1), by(ada, 4, 4)))).toBe(moment(4));
    expect(passwordSince(settled(conflict, heads(conflict)[1]?.version ?? "", by(ada, 9, 9)))).toBe(moment(2));
  });
});

describe("[N-V.4] a reset", () => {
  it("stays open through everything that leaves the password as it was known", () => {
    const asked = reset(changed(one, typed("second"), by(ada, 2, 2)));
    const kept = [
      asked,
      changed(asked, { ...typed("second"), username: "another", notes: "changed!" }, by(ada, 3, 3)),
      changed(asked, fields(1), by(ada, 3, 3)),
      changed(changed(asked, typed("new"), by(ada, 3, 3)), typed("second"), by(ada, 4, 4)),
      changed(asked, typed(""), by(ada, 3, 3)),
      deleted(asked, by(ada, 3, 3), null),
      undeleted(deleted(asked, by(ada, 3, 3), null), by(ada, 4, 4)),
    ];
    for (const credential of kept) {
      expect([openResets(credential).length, credential.resetDue]).toEqual([1, "2026-04-01"]);
      checkReadable(credential);
    }
  });

  it("is closed by another password, and by that alone", () => {
    const asked = reset(changed(one, typed("second"), by(ada, 2, 2)));
    const done = changed(asked, typed("third"), by(ada, 3, 3));
    expect([openResets(done).length, done.resetDue, done.resets.length]).toEqual([0, null, 1]);
    checkReadable(done);
  });

  it("covers every head of a conflict, and opens again when an old password is settled on", () => {
    const asked = reset(conflict);
    for (const head of heads(asked)) expect(openResets(settled(asked, head.version, by(ada, 5, 5)))).toHaveLength(1);
    const first = reset(one);
    const both = inConflict(
      changed(first, typed("new"), by(ada, 3, 3)),
      changed(first, fields(1, { label: "x" }), by(ada, 2, 2)),
    );
    expect(openResets(both)).toHaveLength(0);
    expect(openResets(settled(both, rivals(both)[0]?.version ?? "", by(ada, 5, 5)))).toHaveLength(1);
  });

  it("counts by the earliest that is open", () => {
    const twice = reset(reset(one, "2026-05-01", 1), "2026-04-15", 2);
    expect(twice.resetDue).toBe("2026-04-15");
    const between = reset(changed(reset(one, "2026-04-15", 1), typed("second"), by(ada, 3, 3)), "2026-05-01", 4);
    expect([between.resets.length, between.resetDue]).toEqual([2, "2026-05-01"]);
    expect(openResets(changed(between, typed("third"), by(ada, 5, 5)))).toEqual([]);
    expect(openResets(changed(between, fields(1), by(ada, 5, 5)))).toHaveLength(2);
  });

  it("is the same when it is asked for again under its id", () => {
    const asked = reset(one);
    expect(
      withResets(asked, [
        {
          ...(asked.resets[0] ??
            resetOf(one, { because: "", due: "", id: "", openedAt: "", openedBy: "", person: "" })),
          due: "2036-01-01",
        },
      ]),
    ).toEqual(asked);
  });
});
