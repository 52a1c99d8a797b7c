import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./app.ts";
import { disagree, firstDay, handOver, leave } from "./hand-over-story.ts";
import { custodia } from "./sample.ts";
import { withTwoDesks } from "./two-desks.ts";

test("[A-6.h.i] [N-V.4] two custodians with two keychains hand a vault back and forth, disagree, settle it, and one goes", async () => {
  test.setTimeout(240_000);
  await withTwoDesks(async ({ one, two, shared }) => {
    await firstDay(one, two);
    await handOver(one, two, shared);
    await disagree(one, two, shared);
    await leave(one, two);
    const told = custodia("log", "--data", one.app.folder);
    for (const kind of ["custodian.added", "custodian.confirmed", "custodian.removed", "credential.reset"]) {
      expect(told).toContain(kind);
    }
    expect(told).not.toContain("Sample-after-the-leaver-66");
    expect(custodia("check", "--data", one.app.folder)).toMatch(/verif/i);
    // What the one who went has left is shut to her: nothing in the folder opens with her key any more.
    const [vault] = await one.app.get("vault.desk", null).then(({ vaults }) => vaults);
    const sealed = readFileSync(join(shared, `${vault?.id}.custodia-vault`));
    expect(sealed.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
    await two.app.answerFiles(join(shared, `${vault?.id}.custodia-vault`));
    expect(await two.app.ask("handover.choose", null)).toMatchObject({
      ok: false,
      error: { code: "VAULT_NOT_FOR_YOU" },
    });
  });
});
