import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import type { VaultDesk } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { IdentityForm } from "../custodians/identity-form.tsx";
import { TakenNote } from "../custodians/taken-note.tsx";
import { WaysIn } from "../custodians/ways-in.tsx";
import { announce } from "../stores/announcer.ts";
import { stay, type VaultPlace } from "../stores/place.ts";
import { showTaken, useTaken } from "../stores/taken.ts";
import { openVault, showVault, tookVault, useVault } from "../stores/vault.ts";
import { ExportPanel } from "../vault/export-panel.tsx";
import { ImportPanel } from "../vault/import-panel.tsx";
import { LockScreen } from "../vault/lock-screen.tsx";
import { NameForm } from "../vault/name-form.tsx";
import { NewVault } from "../vault/new-vault.tsx";
import { VaultTabs } from "../vault/tabs.tsx";
import { VaultHead } from "../vault/vault-head.tsx";

/** What is left to do about a file that was taken in just now. */
function JustTaken({ vault }: { vault: string }) {
  const taken = useTaken((store) => store.taken);
  if (taken?.view.summary.id !== vault) return null;
  return <TakenNote taken={taken} onClose={() => showTaken(null)} />;
}

/** The way back from a form to the vault that it is about. */
function back(vault: string): () => void {
  return () => stay({ screen: "vault", vault });
}

function Rename({ summary }: { summary: VaultSummary }) {
  const rename = async (name: string, department: string) => {
    tookVault(await ask("vault.rename", { vault: summary.id, name, department }));
    announce("Renamed, for every custodian.");
    stay({ screen: "vault", vault: summary.id });
  };
  return (
    <section className="panel" aria-label="Rename the vault">
      <h2>Rename the vault</h2>
      <NameForm
        draft={`vault:${summary.id}:name`}
        name={summary.name}
        department={summary.department}
        action="Rename it"
        onSave={rename}
        onCancel={back(summary.id)}
      />
    </section>
  );
}

/** The forms that are about the vault as a whole; null: none of them is open. */
function Doing({ summary, place }: { summary: VaultSummary; place: VaultPlace }) {
  const { id } = summary;
  switch (place.doing) {
    case "new-vault":
      return <NewVault onCancel={back(id)} />;
    case "ways-in":
      return (
        <>
          <WaysIn />
          <div className="form-actions">
            <Button onPress={back(id)}>Back to “{summary.name}”</Button>
          </div>
        </>
      );
    case "rename":
      return <Rename summary={summary} />;
    case "import":
      return <ImportPanel key={id} vault={summary} onClose={back(id)} />;
    case "export":
      return <ExportPanel key={id} vault={summary} onClose={back(id)} />;
    default:
      return null;
  }
}

const wholeVault: readonly VaultPlace["doing"][] = ["new-vault", "ways-in", "rename", "import", "export"];

/** Reads the vault's rows when they are not here yet. */
function useOpening(vault: string) {
  const view = useVault((store) => store.views[vault] ?? null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const open = (acceptOlder: boolean) => {
    setRefused(null);
    openVault(vault, acceptOlder).catch((error: unknown) => setRefused(refusedOf(error)));
  };
  const isOpen = view !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for each vault
  useEffect(() => {
    showVault(vault);
    if (!isOpen) open(false);
  }, [vault, isOpen]);
  return { view, refused, open };
}

function OpenVault({ summary, place }: { summary: VaultSummary; place: VaultPlace }) {
  const { view, refused, open } = useOpening(summary.id);
  const [failed, setFailed] = useState<Refused | null>(null);
  const isWhole = wholeVault.includes(place.doing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a form or a list closes, its button had the focus: the heading takes it
  useEffect(() => {
    // A credential that is still being read takes the focus itself.
    if (document.activeElement === document.body && place.credential === undefined)
      document.querySelector<HTMLElement>("main h1")?.focus();
  }, [isWhole, place.doing, place.credential]);
  return (
    <div className="screen filled vault">
      <VaultHead summary={view?.summary ?? summary} onRefused={setFailed} />
      <JustTaken vault={summary.id} />
      <ErrorNote refused={failed} />
      <ErrorNote refused={refused}>
        {refused?.code === "VAULT_OLDER" && <Button onPress={() => open(true)}>Go on with this older copy</Button>}
        {refused !== null && place.doing !== "ways-in" && (
          <Button look="quiet" onPress={() => stay({ screen: "vault", vault: summary.id, doing: "ways-in" })}>
            Bring in a colleague’s copy
          </Button>
        )}
      </ErrorNote>
      {isWhole ? (
        <div className="vault-doing">
          <Doing summary={summary} place={place} />
        </div>
      ) : (
        view !== null && <VaultTabs view={view} place={place} />
      )}
    </div>
  );
}

function NoVault() {
  return (
    <Screen title="Vault" sub="No vault yet. Make the first one, or bring in one that a colleague hands to you.">
      <div className="first-vault">
        <NewVault />
        <WaysIn />
      </div>
    </Screen>
  );
}

function AtDesk({ desk, place }: { desk: VaultDesk; place: VaultPlace }) {
  const shown = useVault((store) => store.shown);
  if (desk.lock === "no-identity") {
    return (
      <Screen title="Vault" sub="Passwords that a second person can always open. It takes your own key, made once.">
        <IdentityForm />
      </Screen>
    );
  }
  if (desk.lock === "locked") return <LockScreen desk={desk} />;
  const wanted = place.vault ?? shown;
  const summary = desk.vaults.find((one) => one.id === wanted) ?? desk.vaults[0];
  if (summary === undefined) return <NoVault />;
  return <OpenVault key={summary.id} summary={summary} place={place} />;
}

/** The vaults: locked, or one of them open. */
export function Vault({ place }: { place: VaultPlace }) {
  const desk = useVault((store) => store.desk);
  const refused = useVault((store) => store.refused);
  if (desk === null) return <ErrorNote refused={refused} />;
  return <AtDesk desk={desk} place={place} />;
}
