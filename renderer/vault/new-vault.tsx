import { ask } from "../bridge.ts";
import { announce } from "../stores/announcer.ts";
import { go } from "../stores/place.ts";
import { tookVault } from "../stores/vault.ts";
import { NameForm } from "./name-form.tsx";

/** Makes a vault: one for each department, since its custodians can open all of it. */
export function NewVault({ onCancel }: { onCancel?: () => void }) {
  const create = async (name: string, department: string) => {
    const view = tookVault(await ask("vault.create", { name, department }));
    announce(`“${view.summary.name}” made.`);
    go({ screen: "vault", vault: view.summary.id });
  };
  return (
    <section className="panel" aria-label="New vault">
      <h2>New vault</h2>
      <p className="sub">
        One for each department: whoever is a custodian of a vault can open everything in it. You are its first one.
      </p>
      <NameForm draft="vault:new" name="" action="Make the vault" onSave={create} {...(onCancel ? { onCancel } : {})} />
    </section>
  );
}
