import { useState } from "react";
import type { AppState, PackSummary, RefusedPack } from "../../preload/contract.ts";
import { RadioChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { PersonFields } from "../components/person-fields.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { EmailBox } from "../custodians/email-box.tsx";
import { plainDate } from "../format.ts";
import { sentencesFor } from "../sentences.ts";
import { firstRun } from "../stores/app.ts";
import { KeyPlace } from "./key-place.tsx";
import { Lone } from "./lone.tsx";

type FirstRunState = Extract<AppState, { phase: "first-run" }>;

/** The policy packs as cards. */
export function PackChoices(props: {
  packs: readonly PackSummary[];
  value: string | null;
  onChange: (ref: string) => void;
  hint?: string;
}) {
  return (
    <RadioChoices
      label="Policy"
      className="cards"
      {...(props.hint ? { hint: props.hint } : {})}
      value={props.value}
      onChange={props.onChange}
      required
      missing="Choose the policy that applies to you."
      choices={props.packs.map((pack) => ({
        value: pack.ref,
        label: pack.organisation,
        more: (
          <>
            {pack.title}
            <br />
            {pack.shortTitle} · in force since {plainDate(pack.effective)}
          </>
        ),
      }))}
    />
  );
}

/** Names the file even where the refusal itself does not. */
function refusedWords({ file, refused }: RefusedPack): string {
  const { what, next } = sentencesFor({ ...refused, detail: { file, ...refused.detail } });
  return `${what.includes(file) ? what : `${file}: ${what}`} ${next}`;
}

/** Policy files that could not be used, by name, with the reason. */
export function RefusedPacks({ refused }: { refused: readonly RefusedPack[] }) {
  if (refused.length === 0) return null;
  return (
    <Note tone="warn">
      <p className="note-what">
        {refused.length === 1 ? "One policy file is not used:" : `${refused.length} policy files are not used:`}
      </p>
      <ul className="plain-list">
        {refused.map((pack) => (
          <li key={pack.file}>{refusedWords(pack)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** Nothing here yet: who works here, under which policy, and where the log's key is to be kept. */
export function FirstRun({ state }: { state: FirstRunState }) {
  const [person, setPerson] = useState({ name: "", role: "Social Media Coordinator", department: "" });
  const [email, setEmail] = useState("");
  const [pack, setPack] = useState<string | null>(state.packs.length === 1 ? (state.packs[0]?.ref ?? null) : null);
  const [inFile, setInFile] = useState(false);
  const [passphrase, setPassphrase] = useState("");
  const change = (part: Partial<typeof person>) => setPerson((now) => ({ ...now, ...part }));
  const submit = useSubmit(() =>
    firstRun({ person, email: email.trim(), pack: pack ?? "", passphrase: inFile ? passphrase : null }),
  );
  const refused = state.keychain !== null && !inFile;
  return (
    <Lone
      title="Welcome to Custodia"
      sub="It keeps your department’s passwords, and a record of everything that comes down from its pages. Say once who you are."
      folder={state.folder}
    >
      <Form submit={submit} action="Start using Custodia" disabled={refused}>
        <section className="panel">
          <h2>Who you are</h2>
          <p className="sub">Your name and title stand under every entry of the log.</p>
          <PersonFields person={person} onChange={change} autoFocus />
          <EmailBox value={email} onChange={setEmail} />
        </section>
        <section className="panel">
          <h2>Which policy applies</h2>
          <PackChoices packs={state.packs} value={pack} onChange={setPack} />
          <RefusedPacks refused={state.refusedPacks} />
        </section>
        <KeyPlace
          keychain={state.keychain}
          inFile={inFile}
          onInFile={setInFile}
          passphrase={passphrase}
          onPassphrase={setPassphrase}
        />
      </Form>
    </Lone>
  );
}
