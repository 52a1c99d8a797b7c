import type { SecretField } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { CredentialVersion } from "../model/vault.ts";
import type { AccessKind } from "../model/vault-view.ts";
import { noteAccess } from "./access-log.ts";
import { versionsOf } from "./credential.ts";
import { present } from "./editing.ts";
import type { Room } from "./room.ts";
import { totpCode } from "./totp.ts";

/** What can be copied. `code`: the running TOTP code. */
export type CopiedField = "username" | "password" | "code" | "recoveryCodes";

/** How long a shown code goes on being the same access, in milliseconds: the screen asks for a new one each half minute. */
const sameLook = 5 * 60_000;

const shown: Readonly<Record<SecretField, AccessKind>> = {
  password: "password-shown",
  totp: "totp-secret-shown",
  recoveryCodes: "recovery-codes-shown",
  notes: "notes-shown",
};
const copied: Readonly<Record<CopiedField, AccessKind>> = {
  username: "username-copied",
  password: "password-copied",
  code: "code-copied",
  recoveryCodes: "recovery-code-copied",
};

/** Gives secrets out, one at a time. That somebody asked is on the disk before the secret is given. [N-II.1] */
export class Secrets {
  readonly #room: Room;
  readonly #codesShown = new Map<string, number>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** @throws AppError VAULT_LOCKED, CREDENTIAL_UNKNOWN */
  reveal(vault: string, id: string, version: string | null, field: SecretField): string {
    const found = this.#version(vault, id, version);
    noteAccess(this.#room, shown[field], vault, id);
    const value = found[field];
    return typeof value === "string" ? value : (value?.join("\n") ?? "");
  }

  /**
   * @param index which recovery code, from 0
   * @throws AppError VAULT_LOCKED, CREDENTIAL_UNKNOWN, CREDENTIAL_EMPTY_FIELD {field}
   */
  copy(vault: string, id: string, version: string | null, field: CopiedField, index: number): string {
    const value = this.#value(this.#version(vault, id, version), field, index);
    if (value === "") throw new AppError("CREDENTIAL_EMPTY_FIELD", { field });
    noteAccess(this.#room, copied[field], vault, id);
    return value;
  }

  /** The running code (RFC 6238). @throws AppError VAULT_LOCKED, CREDENTIAL_UNKNOWN, CREDENTIAL_EMPTY_FIELD {field} */
  code(vault: string, id: string): { code: string; secondsLeft: number; period: number } {
    const { totp } = this.#version(vault, id, null);
    if (totp === null) throw new AppError("CREDENTIAL_EMPTY_FIELD", { field: "totp" });
    const now = this.#room.options.clock();
    const last = this.#codesShown.get(`${vault} ${id}`) ?? Number.NEGATIVE_INFINITY;
    if (now.getTime() - last >= sameLook) {
      noteAccess(this.#room, "code-shown", vault, id);
      this.#codesShown.set(`${vault} ${id}`, now.getTime());
    }
    return totpCode(totp, now);
  }

  /** After locking, a shown code is another access. */
  forget(): void {
    this.#codesShown.clear();
  }

  #version(vault: string, id: string, version: string | null): CredentialVersion {
    const credential = present(this.#room.session(vault), id, null);
    if (version === null) return credential;
    const found = versionsOf(credential).find((one) => one.version === version);
    if (found === undefined) throw new AppError("CREDENTIAL_UNKNOWN", { credential: id });
    return found;
  }

  #value(version: CredentialVersion, field: CopiedField, index: number): string {
    switch (field) {
      case "code":
        return version.totp === null ? "" : totpCode(version.totp, this.#room.options.clock()).code;
      case "recoveryCodes":
        return version.recoveryCodes[index] ?? "";
      default:
        return version[field];
    }
  }
}
