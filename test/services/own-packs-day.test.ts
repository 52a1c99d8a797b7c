import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packRef } from "../../main/model/policy-pack.ts";
import { bagSource } from "../../main/services/bag-source.ts";
import { evidenceFolder } from "../../main/services/data-folder.ts";
import { packFolders } from "../../main/services/pack-folders.ts";
import { startPackageCheck } from "../../main/services/package-check.ts";
import { aFolder, aLog } from "../packages/verify/a-log.ts";
import { openCase, pack, Workstation } from "./a-workstation.ts";

const example = readFileSync(new URL("../../docs/example-policy.json", import.meta.url), "utf8");
const ref = "port-example-social-media@2026-02-01";

describe("a day with a policy of one’s own", () => {
  it("[N-hist] opens new cases under it, and leaves old entries their policy, through restarts and a damaged file", async () => {
    const desk = new Workstation();
    const first = await desk.runWithLog();
    const old = openCase(first);
    const { ownPacks } = first.ready;
    ownPacks.adopt(ownPacks.read({ name: "city.json", bytes: Buffer.from(example) }).token, true);
    expect(first.phase()).toMatchObject({ phase: "ready", pack: ref, packs: [{ ref: pack }, { ref }] });
    const young = openCase(first);
    expect([old, young].map(({ entries }) => entries[0]?.policy)).toEqual([pack, ref]);
    // Both policies go with what leaves the workstation.
    const folders = packFolders({ folder: desk.folder, packFolder: desk.packFolder });
    const source = () => bagSource(first.ready.log, { evidence: evidenceFolder(desk.folder), packs: folders });
    expect(source().pack(ref)?.text).toBe(example);
    expect(source().pack(pack)?.pack.id).toBe("harbour-rules");
    await first.close();

    const second = await desk.run();
    expect(second.phase()).toMatchObject({ phase: "ready", pack: ref, refusedPacks: [] });
    for (const { summary } of [old, young]) {
      const entry = second.ready.cases.get(summary.id).entries[0];
      expect(packRef(second.ready.packs.get(entry?.policy ?? ""))).toBe(entry?.policy);
    }
    await second.close();

    writeFileSync(join(desk.folder, "policies", `${ref}.json`), example.slice(0, 900));
    const third = await desk.run();
    const refused = [{ file: `policies/${ref}.json`, refused: { code: "PACK_BROKEN" } }];
    expect(third.phase()).toMatchObject({ phase: "ready", refusedPacks: refused });
    expect(third.ready.cases.get(young.summary.id).entries).toEqual(young.entries);
    // Loaded again, it is mended.
    third.ready.ownPacks.adopt(
      third.ready.ownPacks.read({ name: "city.json", bytes: Buffer.from(example) }).token,
      true,
    );
    expect(third.phase()).toMatchObject({ phase: "ready", pack: ref, refusedPacks: [] });
    expect(openCase(third).entries[0]?.policy).toBe(ref);
  });

  it("[A-6.g.ii] is known where a package is checked, in a thread of its own", async () => {
    const [app, data] = [aFolder(), aFolder()];
    const log = aLog(1);
    const file = await log.write(log.exportPlan());
    const unknown = /^Not known here: anchorage-pp-16-5@2020-03-09/;
    const notes = async () => {
      const packs = packFolders({ folder: data, packFolder: app });
      const report = await startPackageCheck({ file, packs, identities: [] });
      expect(report.faults).toEqual([]);
      return report.notes;
    };
    expect(await notes()).toContainEqual(expect.stringMatching(unknown));
    mkdirSync(join(data, "policies"));
    const name = "anchorage-pp-16-5.json";
    copyFileSync(new URL(`../../assets/policies/${name}`, import.meta.url), join(data, "policies", name));
    expect(await notes()).not.toContainEqual(expect.stringMatching(unknown));
  });
});
