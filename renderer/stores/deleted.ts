import { create } from "zustand";
import { ask } from "../bridge.ts";
import { announce } from "./announcer.ts";
import { tookCredential, tookVault } from "./vault.ts";

export interface JustDeleted {
  readonly vault: string;
  readonly credential: string;
  readonly label: string;
}

/** What was deleted last, for as long as it is offered to take that back. */
export const useJustDeleted = create<{ readonly last: JustDeleted | null }>(() => ({ last: null }));

export function forgetDeleted(): void {
  useJustDeleted.setState({ last: null });
}

/** Deletes a credential; it stays in the vault as deleted. Throws RefusedError: CREDENTIAL_CHANGED and the like. */
export async function deleteCredential(deleted: JustDeleted, version: string): Promise<void> {
  const { vault, credential } = deleted;
  tookVault(await ask("vault.delete-credential", { vault, credential, version }));
  useJustDeleted.setState({ last: deleted });
}

/** Puts a deleted credential back. Throws RefusedError. */
export async function undeleteCredential({ vault, credential, label }: JustDeleted): Promise<void> {
  tookCredential(await ask("vault.undelete-credential", { vault, credential }));
  if (useJustDeleted.getState().last?.credential === credential) forgetDeleted();
  announce(`“${label}” is back.`);
}
