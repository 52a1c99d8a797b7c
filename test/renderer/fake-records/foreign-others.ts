/** Entries of no case in a pretend package. */
import type { PackageOther } from "../../../preload/contract.ts";

const actor = { name: "Quinn Example", role: "Harbor Coordinator" };

/** Three of them; one was written by somebody who wishes the reader ill. */
export const foreignOthers: readonly PackageOther[] = [
  {
    seq: 96,
    at: "2026-10-28T17:12:00.000Z",
    kind: "log.exported",
    actor,
    fields: {
      first: 0,
      last: 95,
      package: { bytes: 8_400_000, manifest: "5d".repeat(32), name: "custodia-89abcdef01234567-0-95.zip" },
      recipients: [],
      root: "T7Tqh3sJHSj6Bs6ZGiH6IQ7E1zTTo0cdJnpE1bUu0aE=",
      size: 96,
    },
    missing: [],
  },
  {
    seq: 97,
    at: "2026-10-29T09:30:00.000Z",
    kind: "request.received",
    actor,
    fields: {
      authority: "Sample Clerk",
      due: "2026-11-12",
      law: "Sample Code 3.90",
      receivedOn: "2026-10-29",
      reference: "PR-2026-0099",
      request: "0199c0de-0000-7000-8000-000000000901",
      what: "Everything about the <b>pier</b> \u202Egnp.exe",
      how: "by e-mail",
    },
    missing: [{ field: "requester", because: "Sample Code 3.90.040: personal information" }],
  },
  {
    seq: 98,
    at: "2026-10-30T11:00:00.000Z",
    kind: "custodian.added",
    actor: null,
    fields: {},
    missing: ["comparedHow", "custodian", "role", "vault", "actor", "device"].map((field) => {
      return { field, because: "It is no longer kept." };
    }),
  },
];
