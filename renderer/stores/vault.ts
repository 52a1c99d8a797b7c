/** What main last said of the vaults: no secret is ever here. */
import { create } from "zustand";
import type { Refused } from "../../main/model/error-code.ts";
import type { CredentialRow, CredentialView, VaultSummary, VaultView } from "../../main/model/vault-view.ts";
import type { VaultDesk } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import { byLabel } from "../vault/filter.ts";
import { announce } from "./announcer.ts";

interface VaultStore {
  /** null until it is read. */
  readonly desk: VaultDesk | null;
  /** Why the desk could not be read. */
  readonly refused: Refused | null;
  /** Vaults that were opened since the last unlock. */
  readonly views: Readonly<Record<string, VaultView>>;
  /** The vault that was shown last. */
  readonly shown: string | null;
  /** Why it is locked, as far as the window knows; null: since the start. */
  readonly lockedBy: "person" | "itself" | null;
}

export const useVault = create<VaultStore>(() => ({
  desk: null,
  refused: null,
  views: {},
  shown: null,
  lockedBy: null,
}));

/** What the rows of a vault follow from, as far as its summary says it. */
function stamp({ revision, alone, conflicts, resets, custodians }: VaultSummary): string {
  const proofs = custodians.map(({ keyId, proof, removed }) => [keyId, proof?.revision ?? 0, removed === null]);
  return JSON.stringify([revision, alone, conflicts, resets.length, proofs]);
}

/** Do the rows have to be read again? */
function isBehind(vault: string): boolean {
  const { desk, views } = useVault.getState();
  const [view, now] = [views[vault]?.summary, desk?.vaults.find((one) => one.id === vault)];
  return view !== undefined && now !== undefined && stamp(view) !== stamp(now);
}

/** The reply to the person's own request brings the rows as well: only what it leaves behind is read again. In milliseconds. */
const replyPause = 250;

let catchingUp: ReturnType<typeof setTimeout> | undefined;

function catchUpSoon(): void {
  clearTimeout(catchingUp);
  catchingUp = setTimeout(() => {
    for (const vault of Object.keys(useVault.getState().views)) if (isBehind(vault)) readAgain(vault);
  }, replyPause);
}

/** Takes the desk as main says it is; what only an open vault may show goes when it is locked. */
export function tookDesk(desk: VaultDesk): VaultDesk {
  const { desk: before, lockedBy } = useVault.getState();
  if (desk.lock !== "open") {
    const locks = before?.lock === "open" && lockedBy !== "person";
    useVault.setState({ desk, refused: null, views: {}, lockedBy: locks ? "itself" : lockedBy });
    if (locks) announce("The vaults have locked themselves.");
    return desk;
  }
  useVault.setState({ desk, refused: null, lockedBy: null });
  catchUpSoon();
  return desk;
}

/** Takes a vault's rows, whichever request they came from. The rows of a large vault are shown as they come. */
export function tookVault(came: VaultView): VaultView {
  const { desk, views } = useVault.getState();
  if (desk?.lock !== "open") return came;
  const known = views[came.summary.id];
  // Rows that were here stay on the screen until the last of the new ones is.
  const stays = came.more > 0 && known !== undefined && known.credentials.length > came.credentials.length;
  const view = stays ? { ...came, credentials: known.credentials, more: 0 } : came;
  if (came.more > 0) void readOn(came);
  const { summary } = view;
  const isNew = desk.vaults.every((one) => one.id !== summary.id);
  const vaults = isNew ? [...desk.vaults, summary] : desk.vaults.map((one) => (one.id === summary.id ? summary : one));
  useVault.setState({ desk: { ...desk, vaults }, views: { ...views, [summary.id]: view } });
  return view;
}

/** The view whose further rows are being read, by vault: a later one puts an end to it. */
const readingOn = new Map<string, VaultView>();

/** Reads the rows that follow, one part after another. */
async function readOn(first: VaultView): Promise<void> {
  const { id, revision } = first.summary;
  readingOn.set(id, first);
  const rows = [...first.credentials];
  try {
    for (let more = first.more; more > 0; ) {
      const part = await ask("vault.rows", { vault: id, from: rows.length });
      if (readingOn.get(id) !== first) return;
      if (part.revision !== revision || part.credentials.length === 0) {
        readAgain(id);
        return;
      }
      rows.push(...part.credentials);
      more = part.more;
    }
    tookRest(first, rows);
  } catch (error) {
    // Locked in the meantime: the rows went with the view.
    refusedOf(error);
  }
}

function tookRest(first: VaultView, credentials: readonly CredentialRow[]): void {
  const { views } = useVault.getState();
  const { id, revision } = first.summary;
  const view = views[id];
  if (view === undefined) return;
  if (view.summary.revision === revision) {
    useVault.setState({ views: { ...views, [id]: { ...view, credentials, more: 0 } } });
  } else {
    readAgain(id);
  }
}

/** Puts one credential's row into its vault's list: the other rows are as they were. Main has told of the new revision before. */
export function tookCredential(credential: CredentialView): CredentialView {
  const { desk, views } = useVault.getState();
  const view = views[credential.vault];
  if (view === undefined) return credential;
  const summary = desk?.vaults.find((one) => one.id === credential.vault) ?? view.summary;
  const others = view.credentials.filter((row) => row.id !== credential.id);
  const credentials: CredentialRow[] = [...others, credential].sort(byLabel);
  const deleted = view.deleted.filter((one) => one.id !== credential.id);
  useVault.setState({ views: { ...views, [credential.vault]: { ...view, summary, credentials, deleted } } });
  return credential;
}

/** Throws RefusedError. */
export async function loadDesk(): Promise<VaultDesk> {
  return tookDesk(await ask("vault.desk", null));
}

/** Opens the vaults with the key from the keychain. Throws RefusedError. */
export async function unlockVaults(passphrase: string | null): Promise<void> {
  tookDesk(await ask("vault.unlock", { passphrase }));
  announce("Vaults unlocked.");
}

/** Throws RefusedError. */
export async function lockVaults(): Promise<void> {
  useVault.setState({ lockedBy: "person" });
  tookDesk(await ask("vault.lock", null));
  announce("Vaults locked.");
}

/** Reads a vault's rows. Throws RefusedError: VAULT_OLDER unless `acceptOlder`, VAULT_LOCKED and the like. */
export async function openVault(vault: string, acceptOlder = false): Promise<VaultView> {
  return tookVault(await ask("vault.open", { vault, acceptOlder }));
}

/** Reads the rows of every vault that was not opened yet, to be searched. */
export function loadEveryVault(): void {
  const { desk, views } = useVault.getState();
  for (const { id } of desk?.vaults ?? []) if (views[id] === undefined) readAgain(id);
}

export function showVault(vault: string): void {
  if (useVault.getState().shown !== vault) useVault.setState({ shown: vault });
}

const reading = new Map<string, { again: boolean }>();

/** Reads the rows once more; one reading at a time, and another when more has happened meanwhile. */
function readAgain(vault: string): void {
  const running = reading.get(vault);
  if (running !== undefined) {
    running.again = true;
    return;
  }
  const mine = { again: false };
  reading.set(vault, mine);
  openVault(vault)
    .catch((error: unknown) => {
      // Locked in the meantime, or gone: the screen that shows the vault opens it anew and says why it can't.
      refusedOf(error);
    })
    .finally(() => {
      reading.delete(vault);
      if (mine.again && useVault.getState().desk?.lock === "open") readAgain(vault);
    });
}

function merged(vault: string, by: string, conflicts: number): void {
  const name = useVault.getState().desk?.vaults.find((one) => one.id === vault)?.name ?? "a vault";
  announce(
    conflicts > 0
      ? `Changes by ${by} came into “${name}”. On some entries the copies disagree.`
      : `Changes by ${by} came into “${name}”.`,
  );
  if (useVault.getState().views[vault] !== undefined) readAgain(vault);
}

/** Main need not hear more often that somebody is at work, in milliseconds. */
const touchPause = 15_000;

/** Tells main that the person is at work, so that an open vault stays open. */
function followTouches(): () => void {
  let last = 0;
  const touch = () => {
    if (useVault.getState().desk?.lock !== "open" || Date.now() - last < touchPause) return;
    last = Date.now();
    ask("vault.touch", null).catch(() => {
      // Then the vault locks earlier than it had to: no harm done.
    });
  };
  const abort = new AbortController();
  for (const kind of ["keydown", "pointerdown", "wheel"] as const) {
    window.addEventListener(kind, touch, { signal: abort.signal, passive: true });
  }
  return () => abort.abort();
}

/** Follows the vaults while the app is ready; returns the function that stops. */
export function followVault(): () => void {
  const stops = [
    on("vault.changed", ({ desk }) => tookDesk(desk)),
    on("vault.checked", ({ vault }) => {
      if (useVault.getState().views[vault] !== undefined) readAgain(vault);
    }),
    on("vault.merged", ({ vault, by, conflicts }) => merged(vault, by, conflicts)),
    followTouches(),
  ];
  loadDesk().catch((error: unknown) => useVault.setState({ refused: refusedOf(error) }));
  return () => {
    for (const stop of stops) stop();
  };
}

/** The desk, once it was read. */
export function useDesk(): VaultDesk | null {
  return useVault((store) => store.desk);
}
