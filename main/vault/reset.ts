import type { Credential, CredentialVersion, Reset } from "../model/vault.ts";
import { compareTexts, headsOf, withForebears } from "./version.ts";

/** Passwords that must be changed because somebody who knew them went. [N-V.4] */

/**
 * The resets that are still open. One is closed when the winning version has a password, and it is none of those that were known: of
 * the reset's versions and their forebears. Nothing else closes it, an emptied field neither.
 * @param versions all versions of the credential, the winner first
 */
export function openAmong(versions: readonly CredentialVersion[], resets: readonly Reset[]): Reset[] {
  const password = versions[0]?.password ?? "";
  return resets.filter((reset) => {
    if (password === "") return true;
    const known = withForebears(versions, reset.versions);
    return versions.some((version) => known.has(version.version) && version.password === password);
  });
}

/** The earliest date by which one of these is due, `YYYY-MM-DD`; null for none. */
export function earliestDue(resets: readonly Reset[]): string | null {
  return resets.map(({ due }) => due).sort(compareTexts)[0] ?? null;
}

/** Is each of these passwords known to one of the resets, so that it can't be the present one without a reset being open? [N-V.4] */
export function isCovered(
  { earlier, ...winner }: Credential,
  opened: readonly CredentialVersion[],
  resets: readonly Reset[],
): boolean {
  const versions = [winner, ...earlier];
  const known = new Set<string>([""]);
  for (const reset of resets) {
    const ids = withForebears(versions, reset.versions);
    for (const { version, password } of versions) if (ids.has(version)) known.add(password);
  }
  return opened.every(({ password }) => known.has(password));
}

/**
 * A reset for what somebody could open: the heads among these versions and what they go back to; all that the credential has ever held,
 * unless said otherwise.
 */
export function resetOf(
  credential: Credential,
  { because, due, id, openedAt, openedBy, person }: Omit<Reset, "versions">,
  opened: readonly CredentialVersion[] = [credential, ...credential.earlier],
): Reset {
  const heads = [...new Set(headsOf(opened).map(({ version }) => version))];
  return { because, due, id, openedAt, openedBy, person, versions: heads.sort(compareTexts) };
}

/** By time of opening and id. */
export function compareResets(a: Reset, b: Reset): number {
  return compareTexts(a.openedAt, b.openedAt) || compareTexts(a.id, b.id);
}
