import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { KeyStore, VaultSettings as Settings, VaultDesk } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { counted } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { go } from "../stores/place.ts";
import { tookDesk, useDesk } from "../stores/vault.ts";
import { PassphraseForm } from "./passphrase-form.tsx";
import { choicesWith } from "./time-choices.ts";

const minutes = [1, 2, 5, 10, 15, 30, 60] as const;
const seconds = [5, 10, 20, 30, 60, 120] as const;

function options(usual: readonly number[], now: number, unit: string) {
  return choicesWith(usual, now).map((n) => ({ value: String(n), label: counted(n, unit) }));
}

function Times({ settings }: { settings: Settings }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async (part: Partial<Settings>) => {
    setRefused(null);
    try {
      tookDesk(await ask("vault.settings", { ...settings, ...part }));
      announce("Settings saved.");
    } catch (error) {
      setRefused(refusedOf(error));
    }
  };
  return (
    <>
      <div className="two">
        <SelectBox
          label="Locks when unused for"
          value={String(settings.idleMinutes)}
          onChange={(value) => void save({ idleMinutes: Number(value) })}
          options={options(minutes, settings.idleMinutes, "minute")}
        />
        <SelectBox
          label="Copied passwords are cleared after"
          value={String(settings.clipboardSeconds)}
          onChange={(value) => void save({ clipboardSeconds: Number(value) })}
          options={options(seconds, settings.clipboardSeconds, "second")}
        />
      </div>
      <p className="hint">It also locks when the screen locks or the computer goes to sleep, and with Ctrl+L.</p>
      <ErrorNote refused={refused} />
    </>
  );
}

type Doing = "nothing" | "set" | "drop";

function Passphrase({ desk, keyStore }: { desk: VaultDesk; keyStore: KeyStore }) {
  const [doing, setDoing] = useState<Doing>("nothing");
  const has = desk.identity?.passphrase ?? false;
  const toggle = (next: Doing) => setDoing(doing === next ? "nothing" : next);
  return (
    <div className="part">
      <h3>Passphrase</h3>
      <p className="hint">
        {keyStore === "passphrase-file"
          ? "Your key lies in a file under this passphrase, because this desktop had no keychain."
          : has
            ? "To unlock the vault you type it, on top of the keychain. A lost passphrase can’t be recovered: a colleague’s copy or a recovery copy is the way back."
            : "The keychain alone opens your vault. A passphrase on top protects it from somebody who sits at your unlocked computer."}
      </p>
      <div className="form-row">
        <Button onPress={() => toggle("set")} aria-expanded={doing === "set"}>
          {has ? "Change it…" : "Set a passphrase…"}
        </Button>
        {has && keyStore !== "passphrase-file" && (
          <Button look="quiet" onPress={() => toggle("drop")} aria-expanded={doing === "drop"}>
            Go without one…
          </Button>
        )}
      </div>
      {doing !== "nothing" && (
        <PassphraseForm key={doing} has={has} isDropping={doing === "drop"} onClose={() => setDoing("nothing")} />
      )}
    </div>
  );
}

/** When the vault locks, and what is asked for to unlock it. */
export function VaultSettings({ keyStore }: { keyStore: KeyStore }) {
  const desk = useDesk();
  if (desk === null) return null;
  return (
    <section className="panel vault-settings" aria-label="The vault">
      <h2>The vault</h2>
      <Times settings={desk.settings} />
      {desk.identity === null ? (
        <div className="part">
          <p className="hint">You have no key for the vault yet.</p>
          <Button onPress={() => go({ screen: "vault" })}>Make it in Vault</Button>
        </div>
      ) : (
        <Passphrase desk={desk} keyStore={keyStore} />
      )}
    </section>
  );
}
