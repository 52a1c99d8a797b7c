import { Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import type { Requests } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { count, listed, minuteInFull } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useZone } from "../stores/packs.ts";
import { inOffice } from "./custody-words.ts";
import { ageCommand, openedName, passphraseWords } from "./recovery-steps.ts";
import { SubPanel } from "./sub-panel.tsx";
import { useArrived } from "./use-arrived.ts";

export type RecoveryCopy = NonNullable<Requests["recovery.make"]["reply"]>;

interface SheetProps {
  readonly copy: RecoveryCopy;
  readonly summary: VaultSummary;
}

function SheetFacts({ copy, summary }: SheetProps) {
  const zone = useZone();
  const { person } = useReady();
  return (
    <dl className="facts">
      <dt>Vault</dt>
      <dd>
        <bdi>{summary.name}</bdi>
        {summary.department !== summary.name && (
          <>
            , <bdi>{summary.department}</bdi>
          </>
        )}
      </dd>
      <dt>File</dt>
      <dd>
        <code className="mono">{copy.saved}</code>
      </dd>
      <dt>Made</dt>
      <dd>
        {minuteInFull(copy.at, zone)} by <bdi>{person.name}</bdi>, version {count(copy.revision)}. Passwords changed
        later are not in it.
      </dd>
      <dt>Custodians</dt>
      <dd>
        <bdi>{listed(inOffice(summary).map(({ name }) => name))}</bdi>. Ask them first: their copies are newer.
      </dd>
    </dl>
  );
}

function Steps({ copy }: Pick<SheetProps, "copy">) {
  return (
    <>
      <h4>With Custodia</h4>
      <ol>
        <li>Install Custodia on the new computer and say who you are.</li>
        <li>In Vault, press “Restore from a recovery copy”, choose the file, and type the passphrase.</li>
        <li>Change every password afterwards, and make a new recovery copy.</li>
      </ol>
      <h4>Without Custodia</h4>
      <ol>
        <li>
          Install <b>age</b>, a free program: <span className="address">age-encryption.org</span>. Copy the file to your
          computer and open a terminal in its folder.
        </li>
        <li>
          Type <code className="mono">{ageCommand(copy.saved)}</code> and press Enter. Type the passphrase when it asks
          for it.
        </li>
        <li>
          Open <code className="mono">{openedName}</code> with a text editor: user names and passwords stand under
          “credentials”.
        </li>
        <li>
          Delete <code className="mono">{openedName}</code> as soon as you are done, and change every password.
        </li>
      </ol>
    </>
  );
}

/** The sheet itself, the same on the screen and on paper. */
function Sheet(props: SheetProps) {
  const { copy } = props;
  return (
    <div className="sheet">
      <p className="sheet-kind">Custodia · Recovery sheet</p>
      <h3>
        Recovery copy of “<bdi>{props.summary.name}</bdi>”
      </h3>
      <SheetFacts {...props} />
      <p className="sheet-label">Passphrase</p>
      <p className="sheet-passphrase">{copy.passphrase}</p>
      <p className="sheet-hint">{passphraseWords(copy.passphrase)}.</p>
      <p>
        Whoever has the file and this sheet has every password in the vault. Keep the sheet in a sealed envelope in a
        safe, and the file somewhere else.
      </p>
      <Steps copy={copy} />
      <p className="sheet-sign">
        <span>Kept at</span>
        <span>Envelope sealed by</span>
        <span>On</span>
      </p>
    </div>
  );
}

function AskPrinted({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const heading = useArrived<HTMLParagraphElement>();
  return (
    <Note tone="warn">
      <p ref={heading} tabIndex={-1} className="note-what">
        Is the sheet printed, or the passphrase written down?
      </p>
      <p>It is kept nowhere. Once this is closed, nobody can show it again, and the file can’t be opened without it.</p>
      <div className="form-row note-actions">
        <Button look="primary" onPress={onYes}>
          Yes, put it away
        </Button>
        <Button onPress={onNo}>Not yet</Button>
      </div>
    </Note>
  );
}

interface RecoverySheetProps extends SheetProps {
  readonly onClose: () => void;
}

/**
 * Shows the passphrase of a recovery copy, this once. It lives in this panel alone: in no store, in no draft, and when the panel
 * goes, by whatever way, it is gone.
 */
export function RecoverySheet({ copy, summary, onClose }: RecoverySheetProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const putAway = useRef(false);
  useEffect(
    () => () => {
      if (putAway.current) return;
      announce("The recovery passphrase is off the screen. If it was not printed, make a new recovery copy.");
    },
    [],
  );
  const notYet = () => {
    setWasAsked(true);
    setIsAsking(false);
  };
  const close = () => {
    putAway.current = true;
    announce("Recovery copy made. Keep the sheet and the file apart.");
    onClose();
  };
  return (
    <SubPanel label="Recovery sheet" title="Print this sheet now">
      <p className="hint">
        The file {copy.saved} is saved. It opens with this passphrase only, which is shown this once and kept nowhere.
      </p>
      {isAsking ? (
        <AskPrinted onYes={close} onNo={notYet} />
      ) : (
        <div className="form-actions">
          <Button look="primary" icon={Printer} autoFocus={wasAsked} onPress={() => window.print()}>
            Print the sheet
          </Button>
          <Button onPress={() => setIsAsking(true)}>Close</Button>
        </div>
      )}
      <Sheet copy={copy} summary={summary} />
      {createPortal(
        <div className="print-only">
          <Sheet copy={copy} summary={summary} />
        </div>,
        document.body,
      )}
    </SubPanel>
  );
}
