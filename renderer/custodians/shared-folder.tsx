import type { SharedState, VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useAim } from "../stores/aim.ts";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookVault } from "../stores/vault.ts";
import { sharedWords, whyNotTaken } from "./shared-words.ts";

function State({ shared }: { shared: SharedState }) {
  const zone = useZone();
  if (shared.state === "none") return null;
  const { words, tone } = sharedWords(shared, zone);
  const why = whyNotTaken(shared);
  return (
    <p className="shared-state">
      <span className={`dot ${tone}`} />
      <span>
        {words}
        {why && <small>{why}</small>}
      </span>
    </p>
  );
}

function useChange(channel: "vault.share" | "vault.unshare" | "vault.sync", vault: string, said: string) {
  return useSubmit(async () => {
    const view = await ask(channel, { vault });
    if (view === null) return;
    tookVault(view);
    announce(said);
  });
}

/** The shared folder of a vault: every change goes there, what the others write comes from there. */
export function SharedFolder({ summary }: { summary: VaultSummary }) {
  const heading = useAim<HTMLHeadingElement>("shared-folder");
  const { id, shared } = summary;
  const share = useChange("vault.share", id, "Shared folder chosen.");
  const unshare = useChange("vault.unshare", id, "The folder is no longer used. What lies in it stays there.");
  const sync = useChange("vault.sync", id, "Looked in the shared folder.");
  return (
    <div className="part">
      <h3 ref={heading} tabIndex={-1}>
        Shared folder
      </h3>
      <p className="hint">
        A folder on the network drive that all custodians reach. Changes then travel by themselves, sealed as in the
        file.
      </p>
      <State shared={shared} />
      <div className="form-row">
        {shared.state === "none" ? (
          <Button onPress={() => void share.run()} busy={share.busy}>
            Choose a folder…
          </Button>
        ) : (
          <>
            <Button onPress={() => void sync.run()} busy={sync.busy}>
              Look there now
            </Button>
            <Button look="quiet" onPress={() => void unshare.run()} busy={unshare.busy}>
              Stop using it
            </Button>
          </>
        )}
      </div>
      <ErrorNote refused={share.refused ?? unshare.refused ?? sync.refused} />
    </div>
  );
}
