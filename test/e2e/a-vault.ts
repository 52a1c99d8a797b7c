/** A vault that is there already, for specs about what is done with it. */
import type { CredentialInput } from "../../preload/contract.ts";
import type { RunningApp } from "./app.ts";

export const facebook = { label: "Parks on Facebook (sample)", password: "Sample-river-trail-19-bank" };
export const instagram = { label: "Parks on Instagram (sample)", password: "Sample-harbor-light-27-sail" };

const filled = (value: string) => ({ keep: false as const, value });

function inputOf({ label, password }: { label: string; password: string }): CredentialInput {
  const username = label.toLowerCase().split(" ").slice(0, 3).join("_");
  return {
    account: null,
    address: `https://${username.split("_").at(-1)}.example/login`,
    label,
    username,
    password: filled(password),
    totp: filled(""),
    recoveryCodes: filled(""),
    notes: filled("A note (sample)."),
  };
}

/** Makes a vault with credentials in it; its id. */
export async function aVault(
  app: RunningApp,
  name = "Parks and Recreation",
  credentials: readonly { label: string; password: string }[] = [facebook, instagram],
): Promise<string> {
  const { summary } = await app.get("vault.create", { name, department: "Parks and Recreation" });
  for (const one of credentials) {
    const asked = { vault: summary.id, credential: null, version: null, input: inputOf(one) };
    await app.get("vault.save-credential", asked);
  }
  return summary.id;
}
