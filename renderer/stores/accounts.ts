import { create } from "zustand";
import type { Account } from "../../main/model/account.ts";
import type { NewAccount } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";

interface AccountsStore {
  /** null until they are read. */
  readonly accounts: readonly Account[] | null;
}

export const useAccounts = create<AccountsStore>(() => ({ accounts: null }));

/** Throws RefusedError. */
export async function loadAccounts(): Promise<void> {
  useAccounts.setState({ accounts: await ask("accounts.list", null) });
}

/** Adds an account and gives it back with its id. Throws RefusedError. */
export async function addAccount(input: NewAccount): Promise<Account> {
  const account = await ask("accounts.add", input);
  await loadAccounts();
  return account;
}
