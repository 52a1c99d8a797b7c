import { type AccountNeed, citationOf } from "../../main/model/policy-pack.ts";
import { missingNeeds, needNames } from "../../main/model/register/account-needs.ts";
import type { AccountStep } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { listed } from "../format.ts";
import { useDraft } from "../stores/drafts.ts";
import { AnywayButton, type LookedAt, useAnyway } from "./anyway.tsx";
import { draftKey, showPart, useAtAccount, useDays, useStep } from "./at-account.ts";
import { Cancel } from "./cycle-forms.tsx";
import { DayBox } from "./day-box.tsx";
import { type DetailsDraft, detailsOf, draftOf } from "./details-draft.ts";
import { DetailsFields } from "./details-fields.tsx";
import { StepPanel } from "./step-panel.tsx";

const ofPeople: readonly AccountNeed[] = ["coordinator", "director", "users"];

/** What the pack wants noted before a page is opened, and is not: in the form, or among the people. */
function Missing({ draft }: { draft: DetailsDraft }) {
  const { view, pack, department } = useAtAccount();
  const missing = missingNeeds(pack, { ...view.account, ...detailsOf(draft) }, department);
  if (missing.length === 0) return null;
  const [clause] = pack.register.record.clauses;
  return (
    <Note tone="warn">
      <p role="status">
        Still to be noted first: <b>{listed(missing.map((need) => needNames[need]))}</b>
        {clause !== undefined && ` (${citationOf(pack, clause)})`}.
      </p>
      {missing.some((need) => ofPeople.includes(need)) && (
        <Button look="quiet" small onPress={() => showPart(view.account.id, "people", "lead")}>
          Go to the people
        </Button>
      )}
    </Note>
  );
}

/** The approved page was opened at the platform: its details as they are there. [A-6.g.i, N-V.1] */
export function CreateForm({ onClose }: { onClose: () => void }) {
  const { view, pack, today } = useAtAccount();
  const { account } = view;
  const [draft, change, clear] = useDraft(draftKey(account.id, "create"), {
    ...draftOf(account),
    since: today,
    on: today,
  });
  const input = (look: LookedAt): AccountStep => {
    const { since, on } = draft;
    return { step: "create", on, details: detailsOf(draft), since: since || null, ...look };
  };
  const done = () => {
    clear();
    onClose();
  };
  const said = "The page is in the register.";
  const submit = useStep(view, () => input({}), done, said);
  const again = useStep(view, () => input({ anyway: true }), done, said);
  const anyway = useAnyway(submit, again);
  return (
    <StepPanel
      title="The page is open"
      hint="Open it at the platform first. Check here what is the same as in the request, and what is another."
      onClose={onClose}
    >
      <Form
        submit={anyway.shown}
        action="Record the page"
        label="The page is open"
        foot="Recorded in the register under your name."
        more={
          <>
            <AnywayButton {...anyway} words="Record it anyway" />
            <Cancel onClose={onClose} />
          </>
        }
      >
        <DetailsFields pack={pack} draft={draft} change={change} />
        <DayBox
          label="Opened on"
          value={draft.since}
          onChange={(since) => change({ since, on: since || today })}
          {...useDays("create")}
        />
        {anyway.shown.refused?.code !== "ACCOUNT_INCOMPLETE" && <Missing draft={draft} />}
      </Form>
    </StepPanel>
  );
}
