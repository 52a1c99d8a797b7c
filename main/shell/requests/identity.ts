/** The custodian's own key. */
import { z } from "zod";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseSavePlace } from "../dialogs.ts";
import { id, line, nothing, text } from "./texts.ts";

const whichKey = z.strictObject({ hybrid: z.boolean() });

const keySaving = {
  title: "Save your export key",
  filters: [{ name: "Export key", extensions: ["exportkey"] }],
  mode: 0o644,
} as const;

type IdentityChannel =
  | "identity.make"
  | "identity.found"
  | "identity.adopt"
  | "identity.export-key"
  | "identity.save-export-key"
  | "identity.make-hybrid"
  | "identity.passphrase";

export function identityRequests({ services, window }: Around): Handlers<IdentityChannel> {
  return {
    "identity.make": {
      schema: z.strictObject({ email: text, passphrase: line.nullable() }),
      answer: async ({ email, passphrase }) => {
        const { vaultDesk } = services.ready;
        await vaultDesk.makeIdentity(email, passphrase);
        return vaultDesk.desk();
      },
    },
    "identity.found": { schema: nothing, answer: () => services.ready.vaultDesk.foundIdentities() },
    "identity.adopt": {
      schema: z.strictObject({ keyId: id, passphrase: line.nullable() }),
      answer: async ({ keyId, passphrase }) => {
        const { vaultDesk } = services.ready;
        await vaultDesk.adoptIdentity(keyId, passphrase);
        return vaultDesk.desk();
      },
    },
    "identity.export-key": {
      schema: whichKey,
      answer: ({ hybrid }) => services.ready.vaultDesk.exportKey(hybrid),
    },
    "identity.save-export-key": {
      schema: whichKey,
      answer: async ({ hybrid }) => {
        const { text: key, fileName } = services.ready.vaultDesk.exportKey(hybrid);
        const place = await chooseSavePlace(window, { ...keySaving, name: fileName });
        return place === null ? null : { saved: place.save(key) };
      },
    },
    "identity.make-hybrid": {
      schema: nothing,
      answer: async () => {
        const { vaultDesk } = services.ready;
        await vaultDesk.makeHybrid();
        return vaultDesk.desk();
      },
    },
    "identity.passphrase": {
      schema: z.strictObject({ current: line.nullable(), next: line.nullable() }),
      answer: async ({ current, next }) => {
        const { vaultDesk } = services.ready;
        await vaultDesk.setPassphrase(current, next);
        return vaultDesk.desk();
      },
    },
  };
}
