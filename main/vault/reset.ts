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

/** A reset for all that the credential has ever held: whoever could open it has seen its present heads and what they go back to. */
export function resetOf(
  credential: Credential,
  { because, due, id, openedAt, openedBy, person }: Omit<Reset, "versions">,
): Reset {
  const heads = headsOf([credential, ...credential.earlier]).map(({ version }) => version);
  return { because, due, id, openedAt, openedBy, person, versions: heads.sort(compareTexts) };
}

/** By time of opening and id. */
export function compareResets(a: Reset, b: Reset): number {
  return compareTexts(a.openedAt, b.openedAt) || compareTexts(a.id, b.id);
}
