/** A furnished desk: two vaults, custodians with and without proof, a reset due, a conflict, shared folders in step and in trouble. */

import { colleague } from "./dialogs.ts";
import type { FakeVault } from "./index.ts";
import { exportKeyText, type PretendPerson, pretendCustodian, readPretendKey } from "./people.ts";
import type { PretendFields, PretendVault } from "./vault.ts";

const organisation = "Sample City";
const deputy: PretendPerson = {
  name: "Morgan Placeholder",
  title: "Public Information Officer",
  organisation,
  email: "morgan.placeholder@sample.invalid",
  hybrid: true,
};
const leaver: PretendPerson = {
  name: "Jules Fictional",
  title: "Social Media Coordinator",
  organisation,
  email: "jules.fictional@sample.invalid",
};

const totp = "otpauth://totp/Sample%20Parks:sampleparks?secret=JBSWY3DPEHPK3PXP&issuer=Sample%20Parks";

function fields(label: string, username: string, over: Partial<PretendFields> = {}): PretendFields {
  const plain = { account: null, address: null, password: "pretend-Velvet-71-anchor", totp: "", recoveryCodes: "" };
  return { label, username, notes: "", ...plain, ...over };
}

function custodian(vault: PretendVault, person: PretendPerson, over: Parameters<typeof pretendCustodian>[2]): void {
  const key = readPretendKey(exportKeyText(person), null);
  vault.custodians = [...vault.custodians, pretendCustodian(key, vault.now(), over)];
}

function daysAgo(vault: PretendVault, days: number): string {
  return new Date(Date.parse(vault.now()) - days * 86_400_000).toISOString();
}

/** Two custodians, of whom one has proved an earlier revision only; one credential in conflict, one reset that is due. */
function parks(desk: FakeVault): void {
  const vault = desk.makeVault("Parks & Recreation", "Parks & Recreation");
  const long = daysAgo(vault, 400);
  const facebook = vault.add(
    fields("Sample Parks on Facebook", "sampleparks", {
      account: "account-0",
      address: "https://facebook.example/login",
      totp,
      recoveryCodes: "1111-2222\n3333-4444\n5555-6666\n7777-8888",
      notes: "The phone of the second factor lies in the cabinet by the front desk.",
    }),
    { at: long },
  );
  const instagram = vault.add(
    fields("Sample Parks on Instagram", "sampleparks", {
      account: "account-1",
      address: "https://instagram.example/accounts/login",
      password: "summer",
    }),
    { at: daysAgo(vault, 20) },
  );
  vault.add(fields("Photo library", "parks@sample.invalid", { address: "https://photos.example/" }));
  custodian(vault, colleague, { role: "communications-manager", addedBy: desk.me().name });
  custodian(vault, deputy, { addedAt: daysAgo(vault, 2), addedBy: desk.me().name, comparedHow: "by phone" });
  vault.changed();
  vault.prove(readPretendKey(exportKeyText(colleague), null).keyId, vault.revision, daysAgo(vault, 5));
  const late = vault.add(fields("Newsletter", "newsletter@sample.invalid", { password: "" }));
  vault.health.set(facebook, ["reused", "old"]);
  vault.health.set(instagram, ["weak"]);
  vault.health.set(late, []);
  const gone = { at: daysAgo(vault, 3), by: desk.me().name, because: "Left the city" };
  custodian(vault, leaver, { removed: gone, addedAt: long, proof: { at: long, revision: 2, current: false } });
  vault.askReset([facebook], leaver.name, gone.because, desk.due());
  desk.conflict(vault, instagram, colleague.name, "winter-Copper-19-tundra");
  vault.keep("password-shown", facebook);
  vault.keep("password-copied", facebook);
  vault.shared = { state: "in-step", folder: "Parks passwords", at: vault.now(), refused: null };
}

/** I am the only custodian: nobody else could open it. Its shared folder holds a copy that was refused. */
function library(desk: FakeVault): void {
  const vault = desk.makeVault("Public Library", "Public Library");
  vault.add(fields("Sample Library on Facebook", "samplelibrary", { account: "account-2" }));
  const gone = vault.add(fields("Old blog", "librarian"));
  vault.write(vault.get(gone), vault.version(gone, null).fields, { deleted: true });
  vault.recovery = { at: daysAgo(vault, 40), revision: 1 };
  const refused = { code: "VAULT_SIGNER_UNKNOWN", detail: { email: "somebody@elsewhere.invalid" } };
  vault.shared = { state: "refused", folder: "Library passwords", at: daysAgo(vault, 1), refused };
}

/** Fills an empty desk. */
export function furnishVaults(desk: FakeVault): void {
  if (desk.identity === null) desk.makeIdentity("sample.coordinator@sample.invalid");
  parks(desk);
  library(desk);
}
