/** Custodians: who may open vaults, and by which keys. (FORMATS section 4) */

export type { CustodianPerson, KnownKey } from "../model/known-key.ts";
export { Custodian, newCustodianKey } from "./custodian.ts";
export { exportKeyFileName, makeExportKey, readExportKey } from "./export-key.ts";
export { fingerprintOf } from "./fingerprint.ts";
export { type CustodianKey, type KeptKey, keyText, readKept, readKeyText, sealedKeyText } from "./key-text.ts";
export { checkPerson } from "./person.ts";
export {
  type IdentityRow,
  insertIdentityRow,
  type KeyStore,
  readIdentityRow,
  readSettings,
  updateHybridExportKey,
  updatePassphrase,
  type VaultSettingRow,
  writeSettings,
} from "./queries.ts";
export { makeReceipt, readReceipt, receiptText } from "./receipt.ts";
export { recipientKind } from "./recipient.ts";
