/** Credentials: looked at, changed, settled. */
import { z } from "zod";
import type { CredentialInput } from "../../../preload/contract.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, text } from "./texts.ts";

const secret = z.discriminatedUnion("keep", [
  z.strictObject({ keep: z.literal(true) }),
  z.strictObject({ keep: z.literal(false), value: text }),
]);

const input: z.ZodType<CredentialInput> = z.strictObject({
  account: id.nullable(),
  address: text.nullable(),
  label: text,
  username: text,
  password: secret,
  totp: secret,
  recoveryCodes: secret,
  notes: secret,
});

const oneCredential = z.strictObject({ vault: id, credential: id });
const oneVersion = z.strictObject({ vault: id, credential: id, version: id });

type CredentialChannel =
  | "vault.credential"
  | "vault.save-credential"
  | "vault.delete-credential"
  | "vault.undelete-credential"
  | "vault.move-credential"
  | "vault.settle"
  | "vault.code";

export function credentialRequests({ services }: Around): Handlers<CredentialChannel> {
  return {
    "vault.credential": {
      schema: oneCredential,
      answer: ({ vault, credential }) => services.ready.vaults.credential(vault, credential),
    },
    "vault.save-credential": {
      schema: z.strictObject({ vault: id, credential: id.nullable(), version: id.nullable(), input }),
      answer: (request) => {
        const { vault, credential, version } = request;
        return services.ready.vaults.saveCredential(vault, credential, version, request.input);
      },
    },
    "vault.delete-credential": {
      schema: oneVersion,
      answer: ({ vault, credential, version }) => services.ready.vaults.deleteCredential(vault, credential, version),
    },
    "vault.undelete-credential": {
      schema: oneCredential,
      answer: ({ vault, credential }) => services.ready.vaults.undeleteCredential(vault, credential),
    },
    "vault.move-credential": {
      schema: oneVersion.extend({ to: id }),
      answer: ({ vault, credential, version, to }) =>
        services.ready.vaults.moveCredential(vault, credential, version, to),
    },
    "vault.settle": {
      schema: oneCredential.extend({ heads: z.array(id).max(1_000), choose: id }),
      answer: ({ vault, credential, heads, choose }) => services.ready.vaults.settle(vault, credential, heads, choose),
    },
    "vault.code": {
      schema: oneCredential,
      answer: ({ vault, credential }) => services.ready.vaults.code(vault, credential),
    },
  };
}
