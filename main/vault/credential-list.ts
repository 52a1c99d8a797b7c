import type { Credential, VaultContent } from "../model/vault.ts";
import { compareTexts } from "./version.ts";

/** The content with these credentials put in, or in the place of those of the same id; deleted ones go to the tombstones. */
export function withCredentials(content: VaultContent, changed: readonly Credential[]): VaultContent {
  const ids = new Set(changed.map(({ id }) => id));
  const isOther = ({ id }: Credential) => !ids.has(id);
  return {
    ...content,
    credentials: sorted([...content.credentials.filter(isOther), ...changed.filter(({ deleted }) => !deleted)]),
    tombstones: sorted([...content.tombstones.filter(isOther), ...changed.filter(({ deleted }) => deleted)]),
  };
}

/** The credential of that id, deleted or not; null when there is none. */
export function credentialOf(content: VaultContent, id: string): Credential | null {
  const isIt = (credential: Credential) => credential.id === id;
  return content.credentials.find(isIt) ?? content.tombstones.find(isIt) ?? null;
}

function sorted(credentials: readonly Credential[]): Credential[] {
  return credentials.toSorted((a, b) => compareTexts(a.id, b.id));
}
