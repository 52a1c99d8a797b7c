/** Recovery copies: a vault under a passphrase that is printed on a sheet. */
import { z } from "zod";
import { largestVault } from "../../vault/vault-file.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile, chooseSavePlace } from "../dialogs.ts";
import { openVaults } from "./open-vaults.ts";
import { id, line, nothing } from "./texts.ts";

const copyFile = {
  title: "Choose a recovery copy",
  filters: [
    { name: "Recovery copy", extensions: ["age"] },
    { name: "All files", extensions: ["*"] },
  ],
  most: largestVault,
  tooLarge: "VAULT_TOO_LARGE",
} as const;

const copySaving = { title: "Save the recovery copy", filters: copyFile.filters, mode: 0o600 } as const;

type RecoveryChannel = "recovery.make" | "recovery.choose" | "recovery.open" | "recovery.restore";

export function recoveryRequests({ services, window }: Around): Handlers<RecoveryChannel> {
  return {
    "recovery.make": {
      schema: z.strictObject({ vault: id }),
      answer: async ({ vault }) => {
        const vaults = openVaults(services);
        const place = await chooseSavePlace(window, { ...copySaving, name: `${vault}.recovery.age` });
        if (place === null) return null;
        const { bytes, passphrase, at, revision } = await vaults.makeRecovery(vault);
        const saved = place.save(bytes);
        vaults.recoverySaved(vault, at, revision);
        return { saved, passphrase, at, revision };
      },
    },
    "recovery.choose": {
      schema: nothing,
      answer: async () => {
        const vaults = openVaults(services);
        const chosen = await chooseFile(window, copyFile);
        return chosen === null ? null : await vaults.beginRecovery(chosen.name, chosen.bytes);
      },
    },
    "recovery.open": {
      schema: z.strictObject({ token: id, passphrase: line }),
      answer: ({ token, passphrase }) => services.ready.vaults.openRecovery(token, passphrase),
    },
    "recovery.restore": {
      schema: z.strictObject({ token: id }),
      answer: ({ token }) => services.ready.vaults.restore(token),
    },
  };
}
