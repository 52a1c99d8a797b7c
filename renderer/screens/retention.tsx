import { ArrowLeft } from "lucide-react";
import type { RecordsDesk, Subject } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { counted } from "../format.ts";
import { DisposalList } from "../retention/disposal-list.tsx";
import { HoldList } from "../retention/hold-list.tsx";
import { subjectWord } from "../retention/retention-words.ts";
import { SubjectPanels } from "../retention/subject-panels.tsx";
import { useSubjectTitle } from "../retention/subject-title.ts";
import { useZone } from "../stores/packs.ts";
import { goBack, type RetentionPlace } from "../stores/place.ts";
import { useRecords, useRecordsStore } from "../stores/records.ts";

interface PartProps {
  readonly desk: RecordsDesk;
  readonly zone: string;
}

function Back() {
  return (
    <Button look="quiet" icon={ArrowLeft} onPress={() => goBack({ screen: "requests" })}>
      Back
    </Button>
  );
}

function OfSubject({ desk, zone, subject }: PartProps & { subject: Subject }) {
  const title = useSubjectTitle(subject);
  return (
    <Screen title={<bdi>{title}</bdi>} sub={`Hold or dispose of the ${subjectWord(subject)}.`} actions={<Back />}>
      <SubjectPanels subject={subject} desk={desk} zone={zone} />
    </Screen>
  );
}

function OfAll({ desk, zone }: PartProps) {
  const standing = desk.holds.filter(({ lifted }) => lifted === null).length;
  const gone = desk.disposals.length;
  const holds = standing === 0 ? "No hold stands" : counted(standing, "hold stands", "holds stand");
  const disposals = gone === 0 ? "nothing was" : counted(gone, "record was", "records were");
  const sub = `${holds}; ${disposals} disposed of. Nothing is ever disposed of by itself.`;
  return (
    <Screen title="Holds and disposal" sub={sub} actions={<Back />}>
      <section>
        <h2 className="group">Holds</h2>
        {desk.holds.length === 0 ? (
          <p className="faint">
            Nothing is on hold. A hold is put on a case or a request from its own page: “Hold or dispose…”.
          </p>
        ) : (
          <HoldList holds={desk.holds} zone={zone} />
        )}
      </section>
      <section>
        <h2 className="group">Disposed of</h2>
        {desk.disposals.length === 0 ? (
          <p className="faint">
            Nothing was disposed of. When your retention schedule allows it, begin on the record’s own page.
          </p>
        ) : (
          <DisposalList disposals={desk.disposals} zone={zone} />
        )}
      </section>
    </Screen>
  );
}

/** Holds and disposals: all of them, or those of one case or request. */
export function Retention({ place }: { place: RetentionPlace }) {
  const desk = useRecords();
  const refused = useRecordsStore((store) => store.refused);
  const zone = useZone();
  if (desk === null) return <ErrorNote refused={refused} />;
  const { subject } = place;
  if (subject === undefined) return <OfAll desk={desk} zone={zone} />;
  return <OfSubject key={subject.id} desk={desk} zone={zone} subject={subject} />;
}
