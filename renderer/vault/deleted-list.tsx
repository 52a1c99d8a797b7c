import { ArrowLeft, Undo2 } from "lucide-react";
import type { VaultView } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useArrived } from "../custodians/use-arrived.ts";
import { moment } from "../format.ts";
import { undeleteCredential } from "../stores/deleted.ts";
import { useZone } from "../stores/packs.ts";
import { stay } from "../stores/place.ts";

type Deleted = VaultView["deleted"][number];

function DeletedRow({ vault, deleted }: { vault: string; deleted: Deleted }) {
  const zone = useZone();
  const { id, label, at, by, movedTo } = deleted;
  const restore = useSubmit(async () => {
    await undeleteCredential({ vault, credential: id, label });
    stay({ screen: "vault", vault, credential: id });
  });
  return (
    <li className="row deleted-row">
      <div className="row-text">
        <bdi className="t">{label}</bdi>
        <small>
          {movedTo === null ? "Deleted" : <>Moved to “{movedTo}”</>} {moment(at, zone)} by <bdi>{by}</bdi>
        </small>
      </div>
      {movedTo === null && (
        <Button
          small
          icon={Undo2}
          onPress={() => void restore.run()}
          busy={restore.busy}
          aria-label={`Put back: ${label}`}
        >
          Put back
        </Button>
      )}
      <ErrorNote refused={restore.refused} />
    </li>
  );
}

/** What was deleted or moved away: it can be put back, with its history. */
export function DeletedList({ view }: { view: VaultView }) {
  const heading = useArrived<HTMLHeadingElement>();
  const vault = view.summary.id;
  return (
    <section className="deleted" aria-label="Deleted">
      <header className="cred-head">
        <Button look="quiet" small icon={ArrowLeft} onPress={() => stay({ screen: "vault", vault })}>
          Back
        </Button>
        <div className="cred-title">
          <h2 ref={heading} tabIndex={-1}>
            Deleted
          </h2>
          <p className="faint">Nothing is thrown away: put it back, with its history.</p>
        </div>
      </header>
      {view.deleted.length === 0 ? (
        <p className="faint">Nothing was deleted.</p>
      ) : (
        <ul className="list">
          {view.deleted.map((deleted) => (
            <DeletedRow key={deleted.id} vault={vault} deleted={deleted} />
          ))}
        </ul>
      )}
    </section>
  );
}
