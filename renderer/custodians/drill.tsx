import { ShieldCheck } from "lucide-react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count, relativeMoment } from "../format.ts";
import { useAim } from "../stores/aim.ts";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookVault } from "../stores/vault.ts";

/** The drill: opens the sealed file afresh with this custodian's key, and keeps the date. */
export function Drill({ summary, pack }: { summary: VaultSummary; pack: PolicyPack }) {
  const zone = useZone();
  const heading = useAim<HTMLHeadingElement>("drill");
  const me = summary.custodians.find((one) => one.isMe && one.removed === null);
  const { everyMonths } = pack.vault.drill;
  const submit = useSubmit(async () => {
    tookVault(await ask("vault.drill", { vault: summary.id }));
    announce("Proved: the sealed file opens with your key.");
  });
  return (
    <section className="panel" aria-label="Prove that you can open it">
      <h2 ref={heading} tabIndex={-1}>
        Prove that you can open it
      </h2>
      <p className="sub">
        Reads the sealed file and your key afresh, as on the day when it matters. Every custodian does it{" "}
        {everyMonths === 1 ? "once a month" : `every ${everyMonths} months`}.
      </p>
      <p className={me?.proof ? "last-done" : "last-done faint"}>
        {me?.proof
          ? `Proved ${relativeMoment(me.proof.at, zone)}, version ${count(me.proof.revision)}.`
          : "You have not proved it yet."}
      </p>
      <Button icon={ShieldCheck} onPress={() => void submit.run()} busy={submit.busy}>
        Prove it now
      </Button>
      <ErrorNote refused={submit.refused} />
    </section>
  );
}
