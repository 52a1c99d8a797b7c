import type { CredentialRow, CredentialView, VersionView } from "../../../main/model/vault-view.ts";

/** A row of a vault's list; what is not said is in order. */
export function row(label: string, over: Partial<CredentialRow> = {}): CredentialRow {
  return {
    id: label.toLowerCase().replaceAll(/\W+/g, "-"),
    label,
    username: "",
    address: null,
    account: null,
    hasTotp: false,
    recoveryCodes: 0,
    hasNotes: false,
    changedAt: "2026-11-01T00:00:00.000Z",
    changedBy: "Sample Coordinator",
    passwordSince: "2026-11-01T00:00:00.000Z",
    resetDue: null,
    conflicts: 0,
    proved: 2,
    health: [],
    ...over,
  };
}

export function version(id: string, over: Partial<VersionView> = {}): VersionView {
  return {
    version: id,
    at: "2026-11-01T00:00:00.000Z",
    by: "Sample Coordinator",
    label: "Newsletter",
    username: "news",
    address: null,
    changed: ["password"],
    deleted: false,
    movedTo: null,
    isHead: false,
    ...over,
  };
}

/** A credential in full, of these versions, newest first. */
export function credential(history: readonly VersionView[], over: Partial<CredentialView> = {}): CredentialView {
  const [head] = history;
  return {
    ...row("Newsletter", { username: "news" }),
    vault: "vault-1",
    version: head?.version ?? "v1",
    history,
    provedBy: [],
    resets: [],
    ...over,
  };
}
