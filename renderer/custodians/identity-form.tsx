import { useEffect, useState } from "react";
import type { Requests } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TwicePassphrase } from "../components/twice-passphrase.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { tookDesk } from "../stores/vault.ts";
import { EmailBox } from "./email-box.tsx";

type Found = Requests["identity.found"]["reply"][number];

/** Keys that this computer's keychain holds already; none where it can't be asked. */
function useFound(): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    let gone = false;
    ask("identity.found", null).then(
      (next) => !gone && setFound(next),
      () => {
        // A keychain that does not answer holds nothing that could be offered; making a key says what is wrong with it.
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return found;
}

function FoundKey({ found }: { found: Found }) {
  const [passphrase, setPassphrase] = useState("");
  const adopt = useSubmit(async () => {
    tookDesk(await ask("identity.adopt", { keyId: found.keyId, passphrase: found.passphrase ? passphrase : null }));
    announce("The key of this computer is used again.");
  });
  return (
    <li className="found-key">
      <p>
        <bdi className="t">{found.email}</bdi>
        {found.keyId !== found.email && (
          <small className="faint">
            {" "}
            key <code className="mono">{found.keyId}</code>
          </small>
        )}
      </p>
      <Form submit={adopt} action="Use this key" label={`Use the key of ${found.email}`}>
        {found.passphrase && (
          <TextBox
            label="Passphrase of this key"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            required
            missing="Type the passphrase."
          />
        )}
      </Form>
    </li>
  );
}

function MakeKey() {
  const { keyStore } = useReady();
  const inFile = keyStore === "passphrase-file";
  const [email, setEmail] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const submit = useSubmit(async () => {
    tookDesk(await ask("identity.make", { email: email.trim(), passphrase: inFile ? passphrase : null }));
    setPassphrase("");
    announce("Your key is made.");
  });
  return (
    <Form submit={submit} action="Make my key" label="Make my key">
      <EmailBox value={email} onChange={setEmail} />
      {inFile && <TwicePassphrase passphrase={passphrase} onPassphrase={setPassphrase} />}
    </Form>
  );
}

/** For a data folder without a custodian's key: makes one, or takes up one that this computer's keychain still holds. */
export function IdentityForm() {
  const found = useFound();
  const inKeychain = useReady().keyStore === "keychain";
  return (
    <div className="settings">
      <section className="panel">
        <h2>Your key for the vault</h2>
        <p className="sub">
          Passwords are sealed to the keys of those who may open them.{" "}
          {inKeychain
            ? "Yours is kept in the keychain of this computer; there is nothing to remember."
            : "Yours is kept in the data folder, as the log’s key is."}
        </p>
        <MakeKey />
      </section>
      {found.length > 0 && (
        <section className="panel">
          <h2>Use the key this computer already holds</h2>
          <p className="sub">
            From an earlier data folder. With it you open the vaults that you were a custodian of: put their files back,
            or open a colleague’s sealed file.
          </p>
          <ul className="plain-list">
            {found.map((one) => (
              <FoundKey key={one.keyId} found={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
