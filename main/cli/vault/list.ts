import type { CustodianView, VaultSummary } from "../../model/vault-view.ts";
import { readVaults } from "../../vault/queries.ts";
import { wholeSummary } from "../../vault/summary.ts";
import { readOptions, required } from "../arguments.ts";
import type { Output } from "../index.ts";
import { printable, printableLine } from "../printable.ts";
import { openPlace } from "./place.ts";

const longestName = 120;

/** Vaults as they are known while locked. [A-6.h.i] [N-V.4] */
export async function listVaults(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args, { data: { type: "string" }, json: { type: "boolean" } });
  const place = openPlace(required(options.data, "--data DIR"));
  try {
    const vaults = readVaults(place.database).map(wholeSummary);
    const text = options.json === true ? `${JSON.stringify({ vaults })}\n` : vaults.map(told).join("\n");
    output.out(printable(text === "" ? "There are no vaults in this folder yet.\n" : text));
    return 0;
  } finally {
    place.close();
  }
}

function told(vault: VaultSummary): string {
  const { id, revision, changedAt, changedBy, credentials, custodians, resets } = vault;
  const lines = [
    `${line(vault.name)} (${line(vault.department)})`,
    `  vault ${id}`,
    `  revision ${revision}, ${counted(credentials, "credential")}, changed ${changedAt} by ${line(changedBy)}`,
    ...custodians.filter(({ removed }) => removed === null).map((custodian) => `  custodian ${person(custodian)}`),
    ...resets.map(({ label, due, person }) => `  reset due ${due}: ${line(label)}, known to ${line(person)}`),
    ...(vault.alone > 0
      ? [`  ${counted(vault.alone, "credential")} that fewer custodians than needed have opened`]
      : []),
    ...(vault.conflicts > 0 ? [`  ${counted(vault.conflicts, "credential")} on which copies disagree`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function person({ name, email, role, proof, isMe }: CustodianView): string {
  const named = `${line(name)} <${line(email)}>${role === null ? "" : `, ${line(role)}`}${isMe ? ", you" : ""}`;
  if (proof === null) return `${named}: has not opened it yet`;
  return `${named}: opened revision ${proof.revision} on ${proof.at}${proof.current ? "" : ", changed since"}`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}

function line(text: string): string {
  return printableLine(text, longestName);
}
