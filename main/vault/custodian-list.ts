import { AppError } from "../lib/app-error.ts";
import type { Time } from "../model/entry.ts";
import type { VaultContent, VaultCustodian } from "../model/vault.ts";
import { compareTexts } from "./version.ts";

/** The people of a vault: those in office, to whom the file is sealed, and those who went. */

/** A new vault with its first custodian, the maker. Its first revision is 1. */
export function newContent(made: {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly at: Time;
  readonly maker: VaultCustodian;
}): VaultContent {
  return {
    createdAt: made.at,
    createdBy: made.maker.keyId,
    credentials: [],
    custodians: [inOrder(made.maker)],
    department: made.department,
    formerCustodians: [],
    id: made.id,
    name: made.name,
    namedIn: { at: made.at, revision: 1 },
    tombstones: [],
    v: 1,
  };
}

/** Another name. `revision` is the one that it will be saved in. */
export function renamed(
  content: VaultContent,
  name: string,
  department: string,
  namedIn: { readonly at: Time; readonly revision: number },
): VaultContent {
  return { ...content, department, name, namedIn: { at: namedIn.at, revision: namedIn.revision } };
}

/**
 * With one custodian more; one who was removed before comes back into office.
 * @throws AppError CUSTODIAN_EXISTS {keyId}
 */
export function custodianAdded(content: VaultContent, custodian: VaultCustodian): VaultContent {
  const { keyId } = custodian;
  if (content.custodians.some((one) => one.keyId === keyId)) throw new AppError("CUSTODIAN_EXISTS", { keyId });
  const former = content.formerCustodians.find((one) => one.keyId === keyId);
  return withRecord(
    content,
    former === undefined ? custodian : { ...custodian, addedAt: laterThan(former, custodian) },
  );
}

/** A return must be later than what it follows, whatever this workstation's clock says: merging goes by it. */
function laterThan(former: VaultCustodian, custodian: VaultCustodian): Time {
  const { addedAt, removed } = former;
  const last = removed !== null && removed.at > addedAt ? removed.at : addedAt;
  return custodian.addedAt > last ? custodian.addedAt : new Date(Date.parse(last) + 1).toISOString();
}

/**
 * With one custodian less. The caller opens the resets. [N-V.4]
 * @throws AppError CUSTODIAN_UNKNOWN {keyId}, CUSTODIAN_LAST
 */
export function custodianRemoved(
  content: VaultContent,
  keyId: string,
  removal: { readonly at: Time; readonly by: string; readonly because: string; readonly revision: number },
): VaultContent {
  const custodian = inOffice(content, keyId);
  if (content.custodians.length === 1) throw new AppError("CUSTODIAN_LAST");
  const { at, because, by, revision } = removal;
  return withRecord(content, { ...custodian, removed: { at, because, by, revision }, revision });
}

/** With a part of one custodian's record set anew. @throws AppError CUSTODIAN_UNKNOWN {keyId} */
export function custodianChanged(
  content: VaultContent,
  keyId: string,
  part: Partial<Pick<VaultCustodian, "role" | "hybridExportKey" | "confirmedAt" | "comparedHow">>,
  revision: number,
): VaultContent {
  return withRecord(content, { ...inOffice(content, keyId), ...part, revision });
}

function inOffice(content: VaultContent, keyId: string): VaultCustodian {
  const found = content.custodians.find((one) => one.keyId === keyId);
  if (found === undefined) throw new AppError("CUSTODIAN_UNKNOWN", { keyId });
  return found;
}

function withRecord(content: VaultContent, record: VaultCustodian): VaultContent {
  const others = [...content.custodians, ...content.formerCustodians].filter(({ keyId }) => keyId !== record.keyId);
  return { ...content, ...listed([...others, record]) };
}

/** All records, sorted into those in office and those who went, each by key id. */
export function listed(records: readonly VaultCustodian[]): Pick<VaultContent, "custodians" | "formerCustodians"> {
  const sorted = records.map(inOrder).sort((a, b) => compareTexts(a.keyId, b.keyId));
  return {
    custodians: sorted.filter(({ removed }) => removed === null),
    formerCustodians: sorted.filter(({ removed }) => removed !== null),
  };
}

/** Members in the order of their names. */
function inOrder(custodian: VaultCustodian): VaultCustodian {
  return {
    addedAt: custodian.addedAt,
    addedBy: custodian.addedBy,
    comparedHow: custodian.comparedHow,
    confirmedAt: custodian.confirmedAt,
    exportKey: custodian.exportKey,
    hybridExportKey: custodian.hybridExportKey,
    keyId: custodian.keyId,
    removed: custodian.removed,
    revision: custodian.revision,
    role: custodian.role,
  };
}
