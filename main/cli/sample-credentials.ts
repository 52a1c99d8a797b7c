import type { CredentialInput } from "../../preload/contract.ts";
import type { Account } from "../model/account.ts";
import type { SeededRandom } from "../sample/random.ts";
import { generatePassword } from "../vault/password/generate.ts";

const recipe = {
  kind: "characters",
  length: 20,
  lower: true,
  upper: true,
  digits: true,
  symbols: true,
  plain: true,
  platform: null,
} as const;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Services of an office that are no social media accounts. */
const others = [
  ["Link shortener (sample)", "https://short.example/login"],
  ["Photo library (sample)", "https://photos.example/login"],
  ["Newsletter (sample)", "https://newsletter.example/login"],
  ["Scheduling tool (sample)", "https://scheduler.example/login"],
] as const;
const most = 12;

/** Of the sample's accounts, and of what else such an office logs in to; twelve at most. */
export function sampleCredentials(accounts: readonly Account[], random: SeededRandom): CredentialInput[] {
  const own = accounts.slice(0, most - others.length).map((account) => ({
    account: account.id,
    address: account.address,
    label: `${account.platform}: ${account.department} (sample)`,
    username: account.handle,
  }));
  const rest = others.map(([label, address]) => ({ account: null, address, label, username: "sample.office" }));
  const reused = samplePassword(random);
  return [...own, ...rest].map((fields, place) => ({
    ...fields,
    // Two that are one and the same, and one that anybody would guess: what the list of a vault warns of.
    password: given(place === 1 || place === 4 ? reused : place === 2 ? "Sample2024" : samplePassword(random)),
    totp: given(place % 3 === 0 ? secretOf(random) : ""),
    recoveryCodes: given(place % 4 === 0 ? recoveryCodes(random) : ""),
    notes: given(place === 0 ? "Invented, like everything here." : ""),
  }));
}

const given = (value: string) => ({ keep: false, value }) as const;

export function samplePassword(random: SeededRandom): string {
  return generatePassword(recipe, (bytes) => random.bytes(bytes));
}

function secretOf(random: SeededRandom): string {
  return Array.from({ length: 32 }, () => base32[random.int(base32.length)]).join("");
}

function recoveryCodes(random: SeededRandom): string {
  const group = () => String(random.int(10_000)).padStart(4, "0");
  return Array.from({ length: 6 }, () => `${group()} ${group()}`).join("\n");
}
