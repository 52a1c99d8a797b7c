import { describe, expect, it } from "vitest";
import { contentText, parseContent } from "../../main/vault/content.ts";
import {
  custodianAdded,
  custodianChanged,
  custodianRemoved,
  newContent,
  renamed,
} from "../../main/vault/custodian-list.ts";
import { aCustodian, aPerson, aVault, firstDay, moment, uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const [ada, bo, cy] = await Promise.all([aPerson("Ada A"), aPerson("Bo B"), aPerson("Cy C")]);
const vault = aVault([ada, bo]);
const removal = { at: moment(5), by: ada.keyId, because: "left the department", revision: 2 };

describe("the custodians of a vault", () => {
  it("are refused: one who is there, one who is not, and the last to go", async () => {
    expect(await refusalOf(() => custodianAdded(vault, aCustodian(bo)))).toBe("CUSTODIAN_EXISTS");
    expect(await refusalOf(() => custodianRemoved(vault, cy.keyId, removal))).toBe("CUSTODIAN_UNKNOWN");
    expect(await refusalOf(() => custodianChanged(vault, cy.keyId, { role: "x" }, 2))).toBe("CUSTODIAN_UNKNOWN");
    const alone = custodianRemoved(vault, bo.keyId, removal);
    expect(await refusalOf(() => custodianRemoved(alone, ada.keyId, removal))).toBe("CUSTODIAN_LAST");
    expect(await refusalOf(() => custodianRemoved(alone, bo.keyId, removal))).toBe("CUSTODIAN_UNKNOWN");
  });

  it("begin with the one who made the vault", () => {
    const made = newContent({ id: uuid(1), name: "Parks", department: "Parks", at: firstDay, maker: aCustodian(ada) });
    expect(made).toMatchObject({
      createdBy: ada.keyId,
      namedIn: { at: firstDay, revision: 1 },
      credentials: [],
      tombstones: [],
    });
    expect(made.custodians).toEqual([aCustodian(ada)]);
    expect(parseContent(contentText(made))).toEqual(made);
  });

  it("[A-6.h.i] stand by key id, whoever came first", () => {
    const three = custodianAdded(vault, aCustodian(cy, { revision: 2 }));
    expect(three.custodians.map(({ keyId }) => keyId)).toEqual([ada.keyId, bo.keyId, cy.keyId].sort());
    expect(parseContent(contentText(three))).toEqual(three);
  });

  it("[N-V.4] who go are kept with when, why and by whom", () => {
    const gone = custodianRemoved(vault, bo.keyId, removal);
    expect(gone.custodians.map(({ keyId }) => keyId)).toEqual([ada.keyId]);
    expect(gone.formerCustodians).toMatchObject([{ keyId: bo.keyId, revision: 2, removed: removal }]);
    expect(parseContent(contentText(gone))).toEqual(gone);
  });

  it("who come back are in office once, and later than they went", () => {
    const gone = custodianRemoved(vault, bo.keyId, removal);
    const back = custodianAdded(gone, aCustodian(bo, { addedAt: moment(1), revision: 3 }));
    expect(back.formerCustodians).toEqual([]);
    const [record] = back.custodians.filter(({ keyId }) => keyId === bo.keyId);
    expect(record).toMatchObject({ removed: null, revision: 3 });
    expect(record?.addedAt.localeCompare(removal.at)).toBe(1);
    const later = custodianAdded(gone, aCustodian(bo, { addedAt: moment(9), revision: 3 }));
    expect(later.custodians.find(({ keyId }) => keyId === bo.keyId)?.addedAt).toBe(moment(9));
    expect(parseContent(contentText(back))).toEqual(back);
  });

  it("get a role, a comparison, a second key", () => {
    const part = {
      role: "communications-manager",
      comparedHow: "by phone",
      confirmedAt: moment(3),
      hybridExportKey: bo.hybridExportKey,
    };
    const next = custodianChanged(vault, bo.keyId, part, 4);
    expect(next.custodians.find(({ keyId }) => keyId === bo.keyId)).toMatchObject({ ...part, revision: 4 });
    expect(parseContent(contentText(next))).toEqual(next);
  });

  it("see their vault renamed", () => {
    const next = renamed(vault, "Parks and trails", "Parks", { at: moment(3), revision: 4 });
    expect(next).toMatchObject({ name: "Parks and trails", namedIn: { at: moment(3), revision: 4 } });
    expect(parseContent(contentText(next))).toEqual(next);
  });
});
