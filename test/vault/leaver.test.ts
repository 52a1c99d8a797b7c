import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkstation, dispose, edit, handOver, input, type Workstation } from "./a-workstation.ts";

/** [N-V.4] Whatever a leaver could open, and however it comes back: it is on the list until it has been changed. */

let robin: Workstation;
let sam: Workstation;
let lee: Workstation;
let vault = "";
beforeEach(async () => {
  robin = await aWorkstation("Robin Sample");
  sam = await aWorkstation("Sam Placeholder");
  lee = await aWorkstation("Lee Leaver");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
  for (const { me } of [sam, lee]) await robin.vaults.addCustodian(vault, me.key.text, null, "in person");
});
afterEach(() => dispose(robin, sam, lee));

const resets = (desk: Workstation, of = vault) =>
  (desk.vaults.summaries().find(({ id }) => id === of)?.resets ?? []).map(({ label, person }) => `${label}: ${person}`);
const closed = (desk: Workstation) => desk.recorded.filter(({ kind }) => kind === "credential.reset");
const leeGoes = () => robin.vaults.removeCustodian(vault, lee.me.key.keyId, "Left the city");

async function change(desk: Workstation, id: string, password: string): Promise<void> {
  const { label, version } = await desk.vaults.credential(vault, id);
  await desk.vaults.saveCredential(vault, id, version, edit(label, password));
}

/** Saves without another meaning, so that one copy is counted higher than the other. */
async function renamed(desk: Workstation, times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) await desk.vaults.rename(vault, `Parks ${time}`, "Parks");
}

describe("[N-V.4] the password of a credential", () => {
  it("[N-V.4] that was deleted before somebody left must be changed once it is brought back", async () => {
    const { id, version } = await robin.vaults.saveCredential(vault, null, null, input("Page"));
    await robin.vaults.deleteCredential(vault, id, version);
    const { summary } = await leeGoes();
    expect(summary.resets).toEqual([]);
    expect(robin.recorded.at(-1)).toMatchObject({ kind: "custodian.removed", fields: { resets: 0 } });
    await robin.vaults.undeleteCredential(vault, id);
    expect(resets(robin)).toEqual(["Page: Lee Leaver"]);
    await change(robin, id, "second pretence");
    expect(resets(robin)).toEqual([]);
    expect(closed(robin)).toHaveLength(1);
  });

  it("[N-V.4] that went to another vault before must be changed there, unless it was or the leaver is a custodian there", async () => {
    const other = (await robin.vaults.create("Library", "Library")).summary.id;
    const third = (await robin.vaults.create("Harbor", "Harbor")).summary.id;
    await robin.vaults.addCustodian(third, lee.me.key.text, null, "in person");
    for (const [label, to] of [
      ["Kept", other],
      ["Changed", other],
      ["Open to Lee", third],
    ] as const) {
      const { id, version } = await robin.vaults.saveCredential(vault, null, null, input(label));
      await robin.vaults.moveCredential(vault, id, version, to);
      if (label !== "Changed") continue;
      const moved = await robin.vaults.credential(other, id);
      await robin.vaults.saveCredential(other, id, moved.version, edit(label, "second pretence"));
    }
    await leeGoes();
    expect(resets(robin, other)).toEqual(["Kept: Lee Leaver"]);
    expect(resets(robin, third)).toEqual([]);
  });

  it("[N-V.4] that was chosen where the leaver could still read it must be changed once it wins a conflict", async () => {
    const { id } = await robin.vaults.saveCredential(vault, null, null, input("Page"));
    await handOver(robin, sam, vault);
    await leeGoes();
    await change(robin, id, "chosen when Lee was gone");
    await change(sam, id, "chosen while Lee could read it");
    await renamed(sam, 4);
    await handOver(sam, robin, vault);
    const heads = (await robin.vaults.credential(vault, id)).history.filter(({ isHead }) => isHead);
    const read = (version: string) => robin.vaults.reveal(vault, id, version, "password");
    const known = heads.find(({ version }) => read(version) === "chosen while Lee could read it")?.version ?? "";
    const versions = heads.map(({ version }) => version);
    expect(versions).toHaveLength(2);
    await robin.vaults.settle(vault, id, versions, known);
    expect(resets(robin)).toEqual(["Page: Lee Leaver"]);
    await change(robin, id, "chosen when Lee was gone");
    expect(resets(robin)).toEqual([]);
  });

  it("[N-V.4] that is none now must be changed when it becomes again what the leaver could open", async () => {
    const { id } = await robin.vaults.saveCredential(vault, null, null, input("Page", { password: "first pretence" }));
    await robin.vaults.askReset(vault, [id], "Lee Leaver", "No longer an administrator");
    await change(robin, id, "second pretence");
    await change(robin, id, "");
    await leeGoes();
    await change(robin, id, "second pretence");
    expect(resets(robin)).toEqual(["Page: Lee Leaver"]);
  });

  it("[N-V.4] that comes with a recovery copy made before somebody left must be changed", async () => {
    await handOver(robin, sam, vault);
    await sam.vaults.saveCredential(vault, null, null, input("Sam’s page"));
    const { bytes, passphrase } = await sam.vaults.makeRecovery(vault);
    await leeGoes();
    const { token } = robin.vaults.beginRecovery("copy.age", bytes);
    await robin.vaults.restore((await robin.vaults.openRecovery(token, passphrase)).token);
    expect(resets(robin)).toEqual(["Sam’s page: Lee Leaver"]);
  });

  it("[N-V.4] that one changed while another asked for it is recorded once the copies become one", async () => {
    const { id } = await robin.vaults.saveCredential(vault, null, null, input("Page"));
    await handOver(robin, sam, vault);
    await robin.vaults.askReset(vault, [id], "Kim Example", "No longer an administrator");
    await change(sam, id, "second pretence");
    await renamed(sam, 1);
    await handOver(sam, robin, vault);
    expect(resets(robin)).toEqual([]);
    expect(closed(robin)).toMatchObject([{ fields: { person: "Kim Example", credential: { label: "Page" } } }]);
    await handOver(robin, sam, vault);
    await handOver(sam, robin, vault);
    expect([...closed(robin), ...closed(sam)]).toHaveLength(1);
  });
});
