/** The highest revisions of vaults that were seen, beside the key: an older copy of the whole data folder does not take them along. */

import type { KeyStore } from "../custodians/index.ts";
import type { Keychain } from "../keychain/index.ts";
import type { RevisionMarks } from "../vault/index.ts";

/**
 * Only a keychain is another place than the data folder. Where the key lies in a file of that folder, a mark beside it would be put back
 * together with the rest, and be worth no more than the database's: none is kept.
 */
export function revisionMarks(keyStore: KeyStore, keychain: Keychain): RevisionMarks {
  return keyStore === "keychain" ? keychainMarks(keychain) : noMarks;
}

const noMarks: RevisionMarks = {
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(),
};

function keychainMarks(keychain: Keychain): RevisionMarks {
  const account = (vault: string) => `vault-revision:${vault}`;
  return {
    async read(vault) {
      const value = await keychain.read(account(vault));
      // Anything else than a number is as much of a mark as none: whoever can write here can also take it away.
      return value !== null && /^[1-9][0-9]{0,15}$/.test(value) ? Number(value) : null;
    },
    write: (vault, revision) => keychain.write(account(vault), String(revision)),
  };
}
