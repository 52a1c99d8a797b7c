import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { Theme } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { PersonFields } from "../components/person-fields.tsx";
import { Screen } from "../components/screen.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { ExportKeyCard } from "../custodians/export-key-card.tsx";
import { VaultSettings } from "../custodians/vault-settings.tsx";
import { PolicyPanel } from "../policy/policy-panel.tsx";
import { RemindersPanel } from "../policy/reminders-panel.tsx";
import { announce } from "../stores/announcer.ts";
import { type ReadyState, saveProfile, useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import type { SettingsPlace } from "../stores/place.ts";
import { PackChoices, RefusedPacks } from "./first-run.tsx";

function KeyStoreNote({ state }: { state: ReadyState }) {
  switch (state.keyStore) {
    case "keychain":
      return (
        <Note tone="good">
          <p>The key that signs the log lies in the keychain of this computer.</p>
        </Note>
      );
    case "passphrase-file":
      return (
        <Note tone="warn">
          <p className="note-what">The key that signs the log lies in a file under your passphrase.</p>
          <p>
            This desktop had no keychain when Custodia was set up. Whoever has the file and the passphrase can sign as
            this log, and a lost passphrase can’t be recovered: keep the passphrase where a second person finds it.
          </p>
        </Note>
      );
    case "sample-file":
      return (
        <Note tone="warn">
          <p className="note-what">This is sample data.</p>
          <p>Its key lies open in the folder, so its signatures prove nothing. Don’t record real cases here.</p>
        </Note>
      );
  }
}

function ThemeChoice({ state }: { state: ReadyState }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = (theme: Theme) => {
    setRefused(null);
    saveProfile({ ...state, theme }).catch((error: unknown) => setRefused(refusedOf(error)));
  };
  return (
    <>
      <RadioChoices<Theme>
        label="Appearance"
        inline
        value={state.theme}
        onChange={save}
        choices={[
          { value: "system", label: "Like the system" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      <ErrorNote refused={refused} />
    </>
  );
}

function LogPanel({ state }: { state: ReadyState }) {
  return (
    <section className="panel">
      <h2>The log</h2>
      <KeyStoreNote state={state} />
      <dl className="facts">
        <dt>Data folder</dt>
        <dd>
          <code className="mono">{state.folder}</code>
        </dd>
        <dt>Version</dt>
        <dd>Custodia {state.host.app}</dd>
      </dl>
      <details className="for-it">
        <summary>For IT</summary>
        <dl className="facts">
          <dt>Origin</dt>
          <dd>
            <code className="mono">{state.log.origin}</code>
          </dd>
          <dt>Runs on</dt>
          <dd>
            {state.host.kind === "electron" ? "Electron" : "Stand-in"} {state.host.version}, {state.host.platform}
          </dd>
        </dl>
      </details>
    </section>
  );
}

const fields = ["name", "role", "department"] as const;

/** Who works here, under which policy, how it looks, where it lies. */
export function Settings({ place }: { place: SettingsPlace }) {
  const state = useReady();
  const [draft, change, clear] = useDraft("settings", { ...state.person, pack: state.pack });
  const { pack, ...person } = draft;
  const unsaved = pack !== state.pack || fields.some((field) => person[field] !== state.person[field]);
  const submit = useSubmit(async () => {
    await saveProfile({ person, pack, theme: state.theme });
    clear();
    announce("Settings saved.");
  });
  return (
    <Screen title="Settings" sub="Changes hold from the next entry on; what is recorded stays as it was.">
      <div className="settings">
        <div className="settings-side">
          <section className="panel">
            <Form submit={submit} action="Save" {...(unsaved ? { foot: "Not saved yet." } : {})}>
              <h2>You</h2>
              <PersonFields person={person} onChange={change} />
              <PackChoices
                packs={state.packs}
                value={pack}
                onChange={(next) => change({ pack: next })}
                hint="For new cases. A case that is open goes on under the policy it was opened under."
              />
              <RefusedPacks refused={state.refusedPacks} />
            </Form>
          </section>
          <PolicyPanel state={state} isWanted={place.part === "policy"} />
          <VaultSettings keyStore={state.keyStore} />
        </div>
        <div className="settings-side">
          <section className="panel">
            <ThemeChoice state={state} />
          </section>
          <RemindersPanel isWanted={place.part === "reminders"} />
          <LogPanel state={state} />
          <ExportKeyCard />
        </div>
      </div>
    </Screen>
  );
}
