import { AppError } from "../lib/app-error.ts";
import type { VaultCustodian } from "../model/vault.ts";
import type { KnownKey } from "./ports.ts";

/** Export keys that were read: a signature is checked once, not at each save. Public texts, they may stay while the vault is locked. */
export class KeyRing {
  readonly #read: (text: string) => KnownKey;
  readonly #known = new Map<string, KnownKey>();

  constructor(read: (text: string) => KnownKey) {
    this.#read = read;
  }

  /** @throws AppError EXPORT_KEY_* */
  of(text: string): KnownKey {
    const known = this.#known.get(text) ?? this.#read(text);
    this.#known.set(text, known);
    return known;
  }

  /** The custodian's own key. @throws AppError VAULT_DAMAGED when a listed note is not what the list says it is */
  custodian({ exportKey, hybridExportKey, keyId }: VaultCustodian): { key: KnownKey; hybrid: KnownKey | null } {
    const key = this.#listed(exportKey, keyId, false);
    if (hybridExportKey === null) return { key, hybrid: null };
    const hybrid = this.#listed(hybridExportKey, keyId, true);
    if (!Buffer.from(key.publicKey).equals(hybrid.publicKey))
      throw new AppError("VAULT_DAMAGED", { reason: "custodian" });
    return { key, hybrid };
  }

  /** Post-quantum only if every custodian has such a key; never mixed. */
  recipients(custodians: readonly VaultCustodian[]): string[] {
    const keys = custodians.map((custodian) => this.custodian(custodian));
    const hybrids = keys.flatMap(({ hybrid }) => (hybrid === null ? [] : [hybrid]));
    const chosen = hybrids.length === keys.length ? hybrids : keys.map(({ key }) => key);
    return chosen.map(({ recipient }) => recipient);
  }

  #listed(text: string, keyId: string, hybrid: boolean): KnownKey {
    let key: KnownKey;
    try {
      key = this.of(text);
    } catch (error) {
      throw new AppError("VAULT_DAMAGED", { reason: "custodian" }, { cause: error });
    }
    if (key.keyId !== keyId || key.hybrid !== hybrid) throw new AppError("VAULT_DAMAGED", { reason: "custodian" });
    return key;
  }
}
