import { existsSync } from "node:fs";
import { writeAtomically } from "../../lib/atomic-file.ts";
import { ageEncrypt } from "../../vault/age-file.ts";
import { isUuid } from "../../vault/scalar.ts";
import { plainOf } from "../../vault/vault-file.ts";
import { readOptions, required } from "../arguments.ts";
import { type Output, UsageError } from "../index.ts";
import { printable } from "../printable.ts";
import { keyOptions, openingKeys } from "./key.ts";
import { checkVault, openPlace } from "./place.ts";

/** Seals one vault, as it was signed, to another age key. */
export async function exportVault(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args, {
    data: { type: "string" },
    vault: { type: "string" },
    recipient: { type: "string" },
    out: { type: "string" },
    ...keyOptions,
  });
  const vault = required(options.vault, "--vault ID").toLowerCase();
  const recipient = required(options.recipient, "--recipient age1...");
  const file = required(options.out, "--out FILE");
  if (!isUuid(vault)) throw new UsageError(`--vault takes the id of a vault, as "custodia vault list" prints it.`);
  await checkRecipient(recipient);
  if (existsSync(file)) throw new UsageError(`${file} is there already. Nothing is overwritten: choose another name.`);
  const place = openPlace(required(options.data, "--data DIR"));
  try {
    const identities = await openingKeys(place, options, output);
    const { opened } = await checkVault(place, identities, vault);
    const plain = plainOf(opened);
    try {
      writeAtomically(file, await ageEncrypt(plain, [recipient]));
    } finally {
      plain.fill(0);
    }
    const { name, credentials } = opened.content;
    output.out(printable(`${credentials.length} credential(s) of "${name}", sealed to ${recipient}, in ${file}\n`));
    return 0;
  } finally {
    place.close();
  }
}

/** Before anybody is asked for a passphrase. */
async function checkRecipient(recipient: string): Promise<void> {
  try {
    await ageEncrypt(new Uint8Array(), [recipient]);
  } catch {
    // The library's sentence says no more than this one.
    throw new UsageError("--recipient takes an age recipient, one that begins with age1.");
  }
}
