import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { IdentityView } from "../../main/model/vault-view.ts";
import type { Requests } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { copyText } from "../components/hash.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { tookDesk, useDesk } from "../stores/vault.ts";
import { Fingerprint } from "./fingerprint.tsx";
import { QrCode } from "./qr-code.tsx";

type ExportKey = Requests["identity.export-key"]["reply"];

/** The key to hand out, read when the card is shown and when the other kind is wanted. */
function useExportKey(keyId: string, hybrid: boolean): { key: ExportKey | null; refused: Refused | null } {
  const [key, setKey] = useState<ExportKey | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another identity has another key
  useEffect(() => {
    let gone = false;
    setRefused(null);
    ask("identity.export-key", { hybrid }).then(
      (next) => !gone && setKey(next),
      (error: unknown) => !gone && setRefused(refusedOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [keyId, hybrid]);
  return { key, refused };
}

function HandOut({ exportKey, hybrid, name }: { exportKey: ExportKey; hybrid: boolean; name: string }) {
  const save = useSubmit(async () => {
    const done = await ask("identity.save-export-key", { hybrid });
    if (done !== null) announce(`Saved as ${done.saved}.`);
  });
  return (
    <div className="hand-out">
      {exportKey.qr && <QrCode matrix={exportKey.qr} label={`QR code of the export key of ${name}`} />}
      <div className="hand-out-ways">
        <Button icon={Download} onPress={() => void save.run()} busy={save.busy}>
          Save as a file…
        </Button>
        <Button icon={Copy} onPress={() => void copyText(exportKey.text, "Export key")}>
          Copy as text
        </Button>
        <p className="hint">
          {exportKey.qr
            ? "Or let them take a screenshot of the QR code in a video call."
            : hybrid
              ? "For custodians who have added you already. It is too long for a QR code, and needs no comparing: your first key vouches for it."
              : "This key is too long for a QR code: send the file or the text."}
        </p>
        <ErrorNote refused={save.refused} />
      </div>
    </div>
  );
}

function PostQuantum({ identity, hybrid, onChoose }: PostQuantumProps) {
  const make = useSubmit(async () => {
    tookDesk(await ask("identity.make-hybrid", null));
    announce("Post-quantum key made.");
  });
  if (identity.hybrid) {
    return (
      <RadioChoices
        label="Which key"
        inline
        value={hybrid ? "hybrid" : "ordinary"}
        onChange={(value) => onChoose(value === "hybrid")}
        choices={[
          { value: "ordinary", label: "Ordinary" },
          { value: "hybrid", label: "Post-quantum" },
        ]}
      />
    );
  }
  return (
    <details className="for-it">
      <summary>Post-quantum key</summary>
      <p className="hint">
        A second key that is meant to hold against quantum computers, too. A vault uses them as soon as all of its
        custodians have one; until then nothing changes.
      </p>
      <Button small onPress={() => void make.run()} busy={make.busy}>
        Make a post-quantum key as well
      </Button>
      <ErrorNote refused={make.refused} />
    </details>
  );
}

interface PostQuantumProps {
  readonly identity: IdentityView;
  readonly hybrid: boolean;
  readonly onChoose: (hybrid: boolean) => void;
}

function Card({ identity }: { identity: IdentityView }) {
  const [hybrid, setHybrid] = useState(false);
  const { key, refused } = useExportKey(identity.keyId, hybrid);
  return (
    <section className="panel export-key" aria-label="Your export key">
      <h2>Your export key</h2>
      <p className="sub">
        Give it to a custodian who is to add you to a vault. It is no secret: it can only lock, never open.
      </p>
      <h3>Your fingerprint, to read out on the phone</h3>
      <Fingerprint value={identity.fingerprint} of={identity.name} />
      <p className="hint">
        <bdi>{identity.name}</bdi>, <bdi>{identity.title}</bdi> · <bdi>{identity.email}</bdi>
      </p>
      <ErrorNote refused={refused} />
      {key && <HandOut exportKey={key} hybrid={hybrid} name={identity.name} />}
      <PostQuantum identity={identity} hybrid={hybrid} onChoose={setHybrid} />
    </section>
  );
}

/** What the others need to add this person: the export key, and its fingerprint to read out. Nothing without an identity. */
export function ExportKeyCard() {
  const identity = useDesk()?.identity ?? null;
  return identity && <Card key={identity.keyId} identity={identity} />;
}
