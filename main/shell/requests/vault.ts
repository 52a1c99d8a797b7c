/** The vaults as wholes: lock and unlock, make, name, open, share. */
import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFolder } from "../dialogs.ts";
import { openVaults } from "./open-vaults.ts";
import { id, line, nothing, text } from "./texts.ts";

const oneVault = z.strictObject({ vault: id });

const settings = z.strictObject({
  idleMinutes: z.int().min(1).max(60),
  clipboardSeconds: z.int().min(5).max(120),
});

type DeskChannel = "vault.desk" | "vault.unlock" | "vault.lock" | "vault.touch" | "vault.settings";

export function deskRequests({ services }: Around): Handlers<DeskChannel> {
  return {
    "vault.desk": { schema: nothing, answer: () => services.ready.vaultDesk.desk() },
    "vault.unlock": {
      schema: z.strictObject({ passphrase: line.nullable() }),
      answer: async ({ passphrase }) => {
        const { vaultDesk } = services.ready;
        await vaultDesk.unlock(passphrase);
        return vaultDesk.desk();
      },
    },
    "vault.lock": {
      schema: nothing,
      answer: () => {
        const { vaultDesk } = services.ready;
        vaultDesk.lock("person");
        return vaultDesk.desk();
      },
    },
    "vault.touch": {
      schema: nothing,
      answer: () => {
        services.ready.vaultDesk.touch();
        return null;
      },
    },
    "vault.settings": {
      schema: settings,
      answer: (chosen) => {
        const { vaultDesk } = services.ready;
        vaultDesk.saveSettings(chosen);
        return vaultDesk.desk();
      },
    },
  };
}

type VaultChannel =
  | "vault.create"
  | "vault.rename"
  | "vault.open"
  | "vault.rows"
  | "vault.accesses"
  | "vault.drill"
  | "vault.ask-reset"
  | "vault.share"
  | "vault.unshare"
  | "vault.sync";

export function vaultRequests({ services, window }: Around): Handlers<VaultChannel> {
  return {
    "vault.create": {
      schema: z.strictObject({ name: text, department: text }),
      answer: ({ name, department }) => services.ready.vaults.create(name, department),
    },
    "vault.rename": {
      schema: z.strictObject({ vault: id, name: text, department: text }),
      answer: ({ vault, name, department }) => services.ready.vaults.rename(vault, name, department),
    },
    "vault.open": {
      schema: z.strictObject({ vault: id, acceptOlder: z.boolean() }),
      answer: ({ vault, acceptOlder }) => services.ready.vaults.open(vault, acceptOlder),
    },
    "vault.rows": {
      schema: z.strictObject({ vault: id, from: z.int().nonnegative() }),
      answer: ({ vault, from }) => services.ready.vaults.rows(vault, from),
    },
    "vault.accesses": {
      schema: z.strictObject({ vault: id, credential: id.nullable(), before: z.int().nonnegative().nullable() }),
      answer: ({ vault, credential, before }) => services.ready.vaults.accesses(vault, credential, before),
    },
    "vault.drill": { schema: oneVault, answer: ({ vault }) => services.ready.vaultDesk.drill(vault) },
    "vault.ask-reset": {
      schema: z.strictObject({ vault: id, credentials: z.array(id).max(100_000), person: text, because: text }),
      answer: ({ vault, credentials, person, because }) =>
        services.ready.vaults.askReset(vault, credentials, person, because),
    },
    "vault.share": {
      schema: oneVault,
      answer: async ({ vault }) => {
        const vaults = openVaults(services);
        const folder = await chooseFolder(window, "Choose the shared folder");
        return folder === null ? null : await vaults.share(vault, folder);
      },
    },
    "vault.unshare": { schema: oneVault, answer: ({ vault }) => services.ready.vaults.unshare(vault) },
    "vault.sync": { schema: oneVault, answer: ({ vault }) => services.ready.vaults.sync(vault) },
  };
}
