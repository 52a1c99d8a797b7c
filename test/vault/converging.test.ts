import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { SeededRandom } from "../../main/sample/random.ts";
import { ageDecrypt } from "../../main/vault/age-file.ts";
import { versionsOf } from "../../main/vault/credential.ts";
import { readPlain } from "../../main/vault/plain.ts";
import { aWorkstation, dispose, edit, input, makeFolder, type Workstation } from "./a-workstation.ts";

const folder = makeFolder("custodia-converging-");
let desks: Workstation[] = [];
let vault = "";
afterEach(() => dispose(...desks));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three custodians of one vault, all of them with the shared folder: exchanged after each save, when the system tells of one, and when asked. */
async function threeDesks(): Promise<void> {
  const options = { pollEvery: 3_600_000 };
  const [robin, sam, pat] = await Promise.all(
    ["Robin Sample", "Sam Placeholder", "Pat Third"].map((name) => aWorkstation(name, { options })),
  );
  if (robin === undefined || sam === undefined || pat === undefined) throw new Error("no desks");
  desks = [robin, sam, pat];
  vault = (await robin.vaults.create("Parks", "Parks")).summary.id;
  for (const { me } of [sam, pat]) await robin.vaults.addCustodian(vault, me.key.text, null, "in person");
  await robin.vaults.share(vault, folder);
  for (const { vaults } of [sam, pat]) {
    const incoming = await vaults.incomingFromFolder(folder);
    await vaults.take(incoming.find((one) => one.vault.id === vault)?.token ?? "", "by phone");
  }
}

/** Every version of every credential, deleted ones too, as the sealed file holds it. */
async function contentOf({ data, me }: Workstation): Promise<ReadonlySet<string>> {
  const { plain } = await ageDecrypt(readFileSync(join(data, "vaults", `${vault}.custodia-vault`)), me.identities);
  const { content } = readPlain(plain);
  const all = [...content.credentials, ...content.tombstones];
  return new Set(
    all.flatMap((one) => versionsOf(one).map(({ version, password }) => `${one.id} ${version} ${password}`)),
  );
}

async function step(random: SeededRandom, n: number): Promise<void> {
  const { vaults } = desks[random.int(desks.length)] ?? (desks[0] as Workstation);
  const { credentials, deleted } = await vaults.open(vault, false);
  const row = credentials[random.int(Math.max(1, credentials.length))];
  const what = random.int(10);
  if (row === undefined || what === 0) return void (await vaults.saveCredential(vault, null, null, input(`Page ${n}`)));
  const { version, history } = await vaults.credential(vault, row.id);
  const heads = history.filter(({ isHead }) => isHead).map((head) => head.version);
  if (what < 5) return void (await vaults.saveCredential(vault, row.id, version, edit(row.label, `pretence ${n}`)));
  if (what === 5) return void (await vaults.deleteCredential(vault, row.id, version));
  if (what === 6 && deleted[0] !== undefined) return void (await vaults.undeleteCredential(vault, deleted[0].id));
  if (what === 7 && heads.length > 1) return void (await vaults.settle(vault, row.id, heads, heads[0] ?? ""));
  await vaults.sync(vault);
}

it.each([1, 2, 3])(
  "three workstations come to the same and lose no version, whatever they do in whatever order (%i)",
  async (seed) => {
    await threeDesks();
    const random = new SeededRandom(seed);
    const ever = new Set<string>();
    for (let n = 0; n < 40; n += 1) {
      await step(random, n);
      for (const desk of desks) for (const version of await contentOf(desk)) ever.add(version);
    }
    for (let round = 0; round < 2; round += 1) for (const { vaults } of desks) await vaults.sync(vault);
    for (const desk of desks) expect(await contentOf(desk)).toEqual(ever);
    const revisions = () => desks.map(({ vaults }) => vaults.summaries()[0]?.revision);
    expect(new Set(revisions()).size).toBe(1);
    const before = revisions();
    for (const { vaults } of desks) await vaults.sync(vault);
    expect(revisions()).toEqual(before);
  },
  120_000,
);
